# How weights come in from a file, and how they are sorted.
#
# Data types are numbers in this dialect: 0 unsigned byte, 4 int64, 5 float16, 6 float32, 15 bfloat16.

# A tensor of a file on its device, in the data type wanted; a copy, since the file is closed later.
# stored: its type in the file; -1 for a tensor of another program, which is shared and not copied unless it has to
# become another. raw: as read; bfloat16 comes as float16 of the same bits, because the way in knows no bfloat16.
def received(raw: Tensor, stored: int, wanted: int, device: str) -> Tensor:
  if stored == -1:
    return torch.to(torch.detach(raw), torch.device(device), wanted, False, False)
  if stored == 15:
    numbers = torch.view_copy(raw, dtype=15)
  else:
    numbers = raw
  moved = torch.to(numbers, torch.device(device), wanted, False, False)
  if stored == 15 or stored != wanted:
    return moved
  return torch.clone(moved)
