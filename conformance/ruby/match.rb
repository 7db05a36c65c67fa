# frozen_string_literal: true

# Whether an answer is as expected.
module Match
  DATE = /\A\d{4}-\d\d-\d\d\z/
  TIMESTAMP = /\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/
  KINDS = {
    'anything' => ->(value) { !value.nil? },
    'text' => ->(value) { value.is_a?(String) },
    'number' => ->(value) { value.is_a?(Numeric) },
    'integer' => ->(value) { value.is_a?(Integer) },
    'date' => ->(value) { value.is_a?(String) && DATE.match?(value) },
    'timestamp' => ->(value) { value.is_a?(String) && TIMESTAMP.match?(value) }
  }.freeze

  module_function

  # What is not as expected, or nil.
  def difference(expect, answer)
    unless Regexp.new("\\A#{expect['status'].sub('XX', '..')}\\z").match?(answer.status.to_s)
      return "the status is #{answer.status} instead of #{expect['status']}: #{answer.body}"
    end

    wrong_list(expect, answer.body.is_a?(Array) ? answer.body : []) ||
      mismatch(expect.fetch('headers', {}), answer.headers, 'headers') ||
      (mismatch(expect['body'], answer.body, 'the answer') if expect.key?('body'))
  end

  def wrong_list(expect, records)
    count, name = expect.values_at('records', 'distinct')
    return "there are #{records.size} records instead of #{count}" if count && records.size != count
    return "two records have the same #{name}" if name && records.map { |each| each[name] }.uniq.size != records.size

    first(records.each_with_index.map { |each, i| [expect['each'], each, "[#{i}]"] }) if expect.key?('each')
  end

  # Where a value does not match a pattern, or nil. What is nil in a pattern may be missing in the value.
  def mismatch(pattern, value, place)
    if pattern.is_a?(Hash) && pattern.key?('$is')
      "#{place} is #{value.inspect} instead of #{pattern['$is']}" unless KINDS.fetch(pattern['$is']).call(value)
    elsif pattern.is_a?(Hash) && value.is_a?(Hash)
      first(pattern.map { |name, each| [each, value[name], "#{place}.#{name}"] })
    elsif pattern.is_a?(Array) && value.is_a?(Array) && pattern.size == value.size
      first(pattern.each_with_index.map { |each, i| [each, value[i], "#{place}[#{i}]"] })
    elsif pattern != value
      "#{place} is #{value.inspect} instead of #{pattern.inspect}"
    end
  end

  def first(comparisons)
    comparisons.each { |each| (wrong = mismatch(*each)) and return wrong }
    nil
  end

  # The value that a JSON pointer names.
  def at(value, pointer)
    pointer.split('/').drop(1).reduce(value) { |each, part| each.fetch(each.is_a?(Array) ? part.to_i : part) }
  end

  # A step with the values that were kept in the place of their names.
  def filled(value, kept)
    case value
    when Hash then value.transform_values { |each| filled(each, kept) }
    when Array then value.map { |each| filled(each, kept) }
    when /\A\{\w+\}\z/ then kept.fetch(value[1..-2], value)
    else value
    end
  end
end
