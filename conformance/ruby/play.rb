# frozen_string_literal: true

require_relative 'control'
require_relative 'match'
require_relative 'perform'

# Plays one scenario from its beginning.
module Play
  module_function

  # Plays a scenario; what is not as expected is raised.
  def call(scenario)
    Control.call('POST', 'reset', {})
    kept = {}
    [*scenario['before'], *scenario['steps']].each.with_index(1) do |given, number|
      step = Match.filled(given, kept)
      step.key?('control') ? Control.call(*step['control'].split, step['body']) : take(step, number, kept)
    end
    arrived = grouped(Control.call('GET', 'requests'))
    raise "what arrived is #{arrived} instead of #{scenario['arrived']}" if arrived != scenario['arrived']
  end

  def take(step, number, kept)
    answer = Perform.call(step)
    wrong = Match.difference(step['expect'], answer)
    raise "step #{number}, #{step['operation']}: #{wrong}" if wrong

    step.fetch('keep', {}).each { |name, pointer| kept[name] = Match.at(answer.body, pointer) }
  end

  # Requests that follow each other with the same operation and status are one entry.
  def grouped(requests)
    requests.chunk_while { |one, next_one| pair(one) == pair(next_one) }.map { |all| pair(all.first).merge('times' => all.size) }
  end

  def pair(request)
    request.slice('operation', 'status')
  end
end
