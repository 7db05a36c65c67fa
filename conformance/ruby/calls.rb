# frozen_string_literal: true

require 'date'
require 'json'
require 'timetrack'

# What came back: headers with names in lower case, and the JSON that the typed models give, nil where there is none.
Answer = Struct.new(:status, :headers, :body)

# A step as a call of the generated method of its operation, with generated models on both sides.
module Calls
  APIS = Timetrack.constants.grep(/Api\z/).map { |name| Timetrack.const_get(name) }
  KEYS = { 'X-TimeTrack-Api-Key' => %w[both key wrong], 'X-TimeTrack-Api-Secret' => %w[both secret wrong] }.freeze

  CLIENTS = Hash.new { |clients, keys| clients[keys] = Timetrack::ApiClient.new(configuration(keys)) }

  module_function

  # Carries out the call of a step, once.
  def send(step)
    method = generated(step['operation'], CLIENTS[step.fetch('keys', 'both')])
    required = method.parameters.filter_map { |kind, name| name.to_s if kind == :req }
    data, status, headers = method.call(*required.map { |name| given(step, name) }, options(step, required))
    Answer.new(status, lower(headers), wire(data))
  rescue Timetrack::ApiError => e
    Answer.new(e.code, lower(e.response_headers), error_body(e.response_body))
  end

  def configuration(keys)
    values = [ENV.fetch('TIMETRACK_API_KEY'), keys == 'wrong' ? 'wrong' : ENV.fetch('TIMETRACK_API_SECRET')]
    Timetrack::Configuration.new do |config|
      config.server_index = 1
      config.server_variables = { baseUrl: ENV.fetch('TIMETRACK_BASE_URL') }
      KEYS.zip(values) { |(name, sent), value| config.api_key[name] = value if sent.include?(keys) }
    end
  end

  def generated(operation, client)
    name = "#{operation}_with_http_info"
    api = APIS.find { |each| each.method_defined?(name) } or raise "the client has no #{operation}"
    api.new(client).method(name)
  end

  # What belongs to a required parameter of the generated method: the id, a query parameter, or the body.
  def given(step, name)
    return step.fetch('id') if name == 'id'

    query = snake(step.fetch('query', {}))
    query.fetch(name) { model(Timetrack.const_get(name.split('_').map(&:capitalize).join), step['body']) }
  end

  def options(step, required)
    snake(step.fetch('query', {})).except(*required).transform_keys(&:to_sym)
  end

  # A generated model of the body to send, made as people make it: by the names of its attributes, in their types.
  def model(type, body)
    names = type.attribute_map.invert
    type.new(body.to_h do |name, value|
      attribute = names.fetch(name.to_sym)
      [attribute, typed(type.openapi_types[attribute], value)]
    end)
  end

  # A day as a date, and 1 and 0 as true and false where the client has a type for them.
  def typed(type, value)
    case type
    when :Date then Date.iso8601(value)
    when :Boolean then value.is_a?(Integer) ? value == 1 : value
    else value
    end
  end

  # The JSON of what the client read.
  def wire(data)
    plain = data.is_a?(Array) ? data.map { |each| each&.to_hash } : data&.to_hash
    JSON.parse(JSON.generate(plain))
  end

  # The error body, read by its model, too; nil where it is something else.
  def error_body(text)
    wire(Timetrack::ErrorBody.build_from_hash(JSON.parse(text.to_s)))
  rescue JSON::ParserError
    nil
  end

  def lower(headers)
    headers.to_h { |name, value| [name.downcase, value] }
  end

  def snake(values)
    values.transform_keys { |name| name.gsub(/[A-Z]/) { |letter| "_#{letter.downcase}" } }
  end
end
