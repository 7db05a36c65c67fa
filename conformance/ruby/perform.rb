# frozen_string_literal: true

require_relative 'calls'
require_relative 'control'

# One call of a scenario with all its pages and all its waits.
module Perform
  LONGEST_PATIENCE = 10 # refusals, then the answer is the last one

  module_function

  # Carries out a call, with all its pages and all its waits.
  def call(step)
    answer = patiently(step)
    return answer if step['until'] != 'end' || answer.status != 200 || answer.body.size < step['query']['limit']

    rest(step, answer.body)
  end

  # Nobody knows whether the first page is 0 or 1: ask for 1, and if that is the first page again, it is.
  def rest(step, records)
    1.step do |page|
      more = patiently(step.merge('query' => step['query'].merge('page_number' => page)))
      return more if more.status != 200

      fresh = more.body - records
      records += fresh
      short = more.body.size < step['query']['limit']
      return Answer.new(200, more.headers, records) if short || (page > 1 && fresh.empty?)
    end
  end

  # Sends a request, again and again if the step is patient, each time after the wait that the answer names.
  def patiently(step)
    answer = Calls.send(step)
    (step['patient'] ? LONGEST_PATIENCE : 0).times do
      break if answer.status != 429

      Control.call('POST', 'clock/advance', { seconds: Float(answer.headers.fetch('retry-after')) })
      answer = Calls.send(step)
    end
    answer
  end
end
