# frozen_string_literal: true

# Plays every scenario of a folder with the generated client and reports each in one line: ruby run.rb FOLDER

require_relative 'play'

failed = false
Dir.glob("#{ARGV.fetch(0)}/*.json").sort.each do |file|
  why = ''
  begin
    Play.call(JSON.parse(File.read(file, encoding: 'UTF-8')))
  rescue StandardError => e # such as an answer that the client cannot read
    why = e.is_a?(RuntimeError) ? e.message : "#{e.class}: #{e.message}"
    failed = true
  end
  puts(JSON.generate({ scenario: File.basename(file, '.json'), passed: why.empty?, why: why }))
  $stdout.flush
end
exit(failed ? 1 : 0)
