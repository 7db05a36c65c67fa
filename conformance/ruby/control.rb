# frozen_string_literal: true

require 'json'
require 'net/http'

# The control path of the mock, which is no part of the API.
module Control
  HEADERS = { 'Content-Type' => 'application/json' }.freeze

  # Turns the mock, or asks it what arrived.
  def self.call(method, path, body = nil)
    place = URI(ENV.fetch('TIMETRACK_CONTROL') + path)
    request = Net::HTTP.const_get(method.capitalize).new(place, HEADERS)
    request.body = JSON.generate(body) if body
    answer = Net::HTTP.start(place.host, place.port, nil) { |http| http.request(request) }
    raise "#{method} #{path} on the control path answered #{answer.code}: #{answer.body}" if answer.code.to_i >= 400

    answer.body.to_s.empty? ? nil : JSON.parse(answer.body)
  end
end
