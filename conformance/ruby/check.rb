# frozen_string_literal: true

# Compiles every file of some folders, with all warnings, loads the client and looks at its types:
# ruby check.rb CLIENT FOLDER...

# Where warnings go: each is a reason to fail.
module Found
  ALL = []

  def warn(message, **)
    ALL << message
  end
end

Warning.extend(Found)
$VERBOSE = true
files = ARGV.flat_map { |folder| Dir.glob("#{folder}/**/*.rb") }
abort('There is nothing to check.') if files.empty?
files.each do |file|
  RubyVM::InstructionSequence.compile_file(file)
rescue SyntaxError => e
  Found::ALL << e.message
end

# Loading is without the warnings that generated classes give when they write an accessor anew.
$VERBOSE = false
$LOAD_PATH.unshift(ARGV.first)
require 'timetrack'
models = Timetrack.constants.map { |name| Timetrack.const_get(name) }.select { |each| each.respond_to?(:openapi_types) }

# Generated modules of oneOf and anyOf give nil for a whole number where a fraction may stand: 48 instead of 48.0. And yes
# and no have a type of their own in Ruby, so nobody should have to ask whether it is a number.
models.each do |model|
  model.openapi_types.each do |attribute, type|
    kind = Timetrack.const_get(type) if type.match?(/\A[A-Z]\w+\z/) && Timetrack.const_defined?(type)
    kinds = %i[openapi_one_of openapi_any_of].flat_map { |list| kind.respond_to?(list) ? kind.public_send(list) : [] }
    wrong = 'loses whole numbers: map %s to Object' if kinds.include?(:Float) && !kinds.include?(:Integer)
    wrong = 'is yes or no: map %s to Boolean' if kinds.include?(:Boolean)
    Found::ALL << "#{attribute} of #{model} #{format(wrong, type)} in language.json" if wrong
  end
end

abort(Found::ALL.join("\n")) unless Found::ALL.empty?
puts("#{files.size} files compiled without a warning.")
