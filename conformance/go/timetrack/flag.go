package timetrack

// Flag is yes or no. The contract lets requests say 1 and 0 as well, of which the generator would make a struct with a
// pointer for each; this file stands beside what it makes, in the place of that struct.
type Flag = bool
