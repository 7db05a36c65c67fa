-- Every tenth request changes a record of the page that the other nine ask for.
local count = 0
local page = nil

function request()
  count = count + 1
  page = page or wrk.path
  if count % 10 == 0 then
    local base = page:match("^(.*/clients)")
    return wrk.format("PUT", base .. "/" .. (count / 10) % 50 + 1, nil, '{"notes": "change ' .. count .. '"}')
  end
  return wrk.format("GET", page)
end
