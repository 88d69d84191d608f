# The Qwen2 decoder (arXiv 2407.10671): RMS norms before each half layer, rotary positions, grouped-query
# attention with biases on q, k and v, a SiLU-gated feed-forward part.
#
# Letters: B rows of the batch, T new positions, S positions looked at (old and new), C positions that the
# cache has room for, D hidden size, H query heads, K key-value heads, G = H / K query heads of one key head,
# d = head size, V vocabulary, L layers.
# Rows are padded on the left: row b begins at position first[b]; positions are counted from there.
# Linear parts take what they are given and answer in the type of their weights. On a processor all that lies
# between them is float32, whatever the weights are: there, narrower types are slower and less exact.

# ---- positions

# Angles of rotary positions (arXiv 2104.09864), one for each position and pair of numbers -> 2 of [C,d]
def rotary_tables(positions: int, size: int, theta: float, like: Tensor) -> Tuple[Tensor, Tensor]:
  device = like.device
  pairs = torch.to(torch.arange(0, size, 2, dtype=4, device=device), 6)
  frequencies = torch.reciprocal(torch.pow(theta, pairs / size))                                # [d/2]
  at = torch.to(torch.arange(0, positions, dtype=4, device=device), 6)                          # [C]
  angles = torch.outer(at, frequencies)                                                         # [C,d/2]
  cos = torch.cos(angles)
  sin = torch.sin(angles)
  return (torch.to(torch.cat([cos, cos], -1), like.dtype), torch.to(torch.cat([torch.neg(sin), sin], -1), like.dtype))

# Turns each pair (x[i], x[i + d/2]). x [B,H,T,d]; cos [B,1,T,d]; sin [B,1,T,d], its first half negative
def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
  return torch.addcmul(x * cos, torch.roll(x, [torch.floordiv(x.size(-1), 2)], [-1]), sin)

# Which positions a query may look at -> [B,1,T,S], true where it may. Padding looks at itself only, so that
# no row of the softmax is empty. start: the place of the first new position.
def visible(start: int, new: int, looked_at: int, first: Tensor) -> Tensor:
  query = torch.arange(start, start + new, dtype=4, device=first.device).view([1, new, 1])
  key = torch.arange(0, looked_at, dtype=4, device=first.device).view([1, 1, looked_at])
  begun = key >= first.view([-1, 1, 1])
  return torch.unsqueeze(torch.logical_or(torch.logical_and(key <= query, begun), key == query), 1)

# ---- one layer

# A linear part with its LoRA adapter (arXiv 2106.09685) beside it, if it has one.
# adapter: NAME.lora_A [r,in], NAME.lora_B [out,r], NAME.scaling []; while learning, maybe NAME.kept [B,T,in], which
# x is multiplied by
def adapted(x: Tensor, w: Dict[str, Tensor], adapter: Dict[str, Tensor], name: str) -> Tensor:
  y = __torch__.linear.linear(x, w, name)
  if len(adapter) > 0:
    if (name + ".lora_A") in adapter:
      y = y + __torch__.qwen2.low_rank(x, adapter, name)
  return y

def low_rank(x: Tensor, adapter: Dict[str, Tensor], name: str) -> Tensor:
  a = adapter[name + ".lora_A"]
  inputs = torch.to(x, a.dtype)
  if (name + ".kept") in adapter:
    inputs = inputs * adapter[name + ".kept"]
  return torch.linear(torch.linear(inputs, a), adapter[name + ".lora_B"]) * adapter[name + ".scaling"]

# Several linear parts of the same x. Where their weights were joined, one operation makes them all.
# widths: how wide each is, in whatever unit -> each [B,T,out]
def side_by_side(x: Tensor, w: Dict[str, Tensor], adapter: Dict[str, Tensor], joined: str, names: List[str], widths: List[int]) -> List[Tensor]:
  if (joined + ".weight") in w:
    y = __torch__.linear.linear(x, w, joined)
    unit = torch.floordiv(y.size(-1), sum(widths))
    sizes = annotate(List[int], [])
    for width in widths:
      sizes.append(width * unit)
    parts = torch.split_with_sizes(y, sizes, -1)
    if len(adapter) > 0:
      for i in range(len(names)):
        if (names[i] + ".lora_A") in adapter:
          parts[i] = parts[i] + __torch__.qwen2.low_rank(x, adapter, names[i])
    return parts
  parts = annotate(List[Tensor], [])
  for name in names:
    parts.append(__torch__.qwen2.adapted(x, w, adapter, name))
  return parts

# Joins linear parts that have the same inputs; their own weights are given up.
def join(w: Dict[str, Tensor], joined: str, names: List[str]) -> NoneType:
  for kind in [".weight", ".scale", ".bias"]:
    tensors = annotate(List[Tensor], [])
    for name in names:
      if (name + kind) in w:
        tensors.append(w[name + kind])
        w.pop(name + kind)
    if len(tensors) > 0:
      w[joined + kind] = torch.cat(tensors, 0)
  return None

# x [B,T,n*d] -> [B,n,T,d]
def heads_of(x: Tensor, heads: int) -> Tensor:
  return x.view([x.size(0), x.size(1), heads, -1]).transpose(1, 2)

# The layer's queries [B,H,T,d], keys and values [B,K,T,d], turned to their positions. x [B,T,D]
def projected(x: Tensor, w: Dict[str, Tensor], adapter: Dict[str, Tensor], cos: Tensor, sin: Tensor, heads: int, key_heads: int, eps: float) -> Tuple[Tensor, Tensor, Tensor]:
  normed = torch.rms_norm(x, [x.size(-1)], w["input_layernorm.weight"], eps)
  names = ["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"]
  parts = __torch__.qwen2.side_by_side(normed, w, adapter, "self_attn.qkv_proj", names, [heads, key_heads, key_heads])
  q = __torch__.qwen2.heads_of(torch.to(parts[0], x.dtype), heads)
  k = __torch__.qwen2.heads_of(torch.to(parts[1], x.dtype), key_heads)
  v = __torch__.qwen2.heads_of(torch.to(parts[2], x.dtype), key_heads)
  return (__torch__.qwen2.rotate(q, cos, sin), __torch__.qwen2.rotate(k, cos, sin), v)

# What follows attention: its output is added, then the feed-forward part. x [B,T,D], attended [B,H,T,d]
def finished(x: Tensor, attended: Tensor, w: Dict[str, Tensor], adapter: Dict[str, Tensor], eps: float) -> Tensor:
  joined = attended.transpose(1, 2).reshape([x.size(0), x.size(1), -1])
  y = x + __torch__.qwen2.adapted(joined, w, adapter, "self_attn.o_proj")
  normed = torch.rms_norm(y, [y.size(-1)], w["post_attention_layernorm.weight"], eps)
  parts = __torch__.qwen2.side_by_side(normed, w, adapter, "mlp.gate_up_proj", ["mlp.gate_proj", "mlp.up_proj"], [1, 1])
  return y + __torch__.qwen2.adapted(torch.silu(parts[0]) * parts[1], w, adapter, "mlp.down_proj")

# Attention without its weights: nothing of size [H,T,S] is kept.
# q [B,H,T,d], k and v [B,K,S,d], may [B,1,T,S] -> [B,H,T,d]
def attend(q: Tensor, k: Tensor, v: Tensor, may: Tensor) -> Tensor:
  group = torch.floordiv(q.size(1), k.size(1))
  keys = torch.repeat_interleave(k, group, 1)
  values = torch.repeat_interleave(v, group, 1)
  return torch.scaled_dot_product_attention(q, keys, values, may)

# Attention with its weights, for few queries at a time -> [B,H,T,d] and in float32 [B,H,T,S]
# q [B,H,T,d], k and v [B,K,S,d], penalty [B,1,T,S] in float32: 0 where a query may look, else -inf
def attend_openly(q: Tensor, k: Tensor, v: Tensor, penalty: Tensor) -> Tuple[Tensor, Tensor]:
  B, H, T, d = q.size(0), q.size(1), q.size(2), q.size(3)
  N, S = B * k.size(1), k.size(2)
  grouped = q.reshape([N, -1, d])                                                     # [B*K,G*T,d]
  scores = torch.bmm(grouped, torch.flatten(k, 0, 1).transpose(1, 2)).view([B, H, T, S])
  shares = torch.softmax(torch.add(penalty, scores, alpha=d ** -0.5), -1)
  attended = torch.bmm(torch.to(shares, v.dtype).view([N, -1, S]), torch.flatten(v, 0, 1)).view([B, H, T, d])
  return (attended, shares)

# cos and sin of the new positions, each [B,1,T,d]
def turns(start: int, new: int, first: Tensor, top: Dict[str, Tensor]) -> Tuple[Tensor, Tensor]:
  place = torch.arange(start, start + new, dtype=4, device=first.device)
  at = torch.clamp(torch.unsqueeze(place, 0) - torch.unsqueeze(first, 1), 0)          # [B,T]
  return (torch.unsqueeze(top["rotary.cos"][at], 1), torch.unsqueeze(top["rotary.sin"][at], 1))

# ---- the model with its cache: for answers

class Qwen2(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  heads : int
  key_heads : int
  size : int
  work : int
  eps : float
  theta : float
  top : Dict[str, Tensor]
  layers : List[Dict[str, Tensor]]
  adapters : List[Dict[str, Tensor]]
  keys : List[Tensor]
  values : List[Tensor]

  # A weight of a layer, or with layer -1 one that belongs to none.
  def put(self: __torch__.qwen2.Qwen2, layer: int, name: str, raw: Tensor, stored: int, wanted: int, device: str) -> NoneType:
    tensor = __torch__.weights.received(raw, stored, wanted, device)
    if layer < 0:
      w = self.top
    else:
      while len(self.layers) <= layer:
        self.layers.append(annotate(Dict[str, Tensor], {}))
        self.adapters.append(annotate(Dict[str, Tensor], {}))
      w = self.layers[layer]
    w[name] = tensor
    if tensor.dim() == 2 and name != "embed_tokens.weight":
      __torch__.linear.prepare(w, torch.slice(name, 0, -7))     # at once: the whole model need not lie there as read
    return None

  # Brings the weights together once all are there. shared: they are another program's, too, and stay as they are.
  def prepare(self: __torch__.qwen2.Qwen2, shared: bool) -> NoneType:
    for w in self.layers:
      if not shared:
        __torch__.qwen2.join(w, "self_attn.qkv_proj", ["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"])
        __torch__.qwen2.join(w, "mlp.gate_up_proj", ["mlp.gate_proj", "mlp.up_proj"])
      for name in ["input_layernorm.weight", "post_attention_layernorm.weight"]:
        w[name] = torch.to(w[name], self.work)
    self.top["norm.weight"] = torch.to(self.top["norm.weight"], self.work)
    if not ("lm_head.weight" in self.top):
      self.top["lm_head.weight"] = self.top["embed_tokens.weight"]                    # tied: one tensor for both
      __torch__.linear.prepare(self.top, "lm_head")
    return None

  # A LoRA weight beside a layer.
  def put_adapter(self: __torch__.qwen2.Qwen2, layer: int, name: str, raw: Tensor, stored: int, wanted: int, device: str) -> NoneType:
    self.adapters[layer][name] = __torch__.weights.received(raw, stored, wanted, device)
    return None

  # Room for C positions in each of B rows; what was there is forgotten.
  def open_cache(self: __torch__.qwen2.Qwen2, B: int, C: int) -> NoneType:
    like = self.top["norm.weight"]
    cos, sin = __torch__.qwen2.rotary_tables(C, self.size, self.theta, like)
    self.top["rotary.cos"] = cos
    self.top["rotary.sin"] = sin
    self.keys = annotate(List[Tensor], [])
    self.values = annotate(List[Tensor], [])
    # One tensor for all: of equal calls for zeros the compiler may make one, and layers would share memory.
    all = torch.zeros([len(self.layers), 2, B, self.key_heads, C, self.size], dtype=like.dtype, device=like.device)
    for i in range(len(self.layers)):
      self.keys.append(all[i][0])
      self.values.append(all[i][1])
    return None

  # Makes each row of the cache n rows: n answers to a prompt.
  def repeat_cache(self: __torch__.qwen2.Qwen2, n: int) -> NoneType:
    for i in range(len(self.keys)):
      self.keys[i] = torch.repeat_interleave(self.keys[i], n, 0)
      self.values[i] = torch.repeat_interleave(self.values[i], n, 0)
    return None

  # Gives one row of the cache the first n positions of another, which has read the same: keys hold their position
  # counted from where their row begins. start, to: the places where the rows begin.
  def share_cache(self: __torch__.qwen2.Qwen2, source: int, start: int, target: int, to: int, n: int) -> NoneType:
    for i in range(len(self.keys)):
      for held in [self.keys[i], self.values[i]]:
        torch.copy_(torch.narrow(held[target], 1, to, n), torch.narrow(held[source], 1, start, n))
    return None

  # The first number of a weight: all others lie behind it in their order. layer -1: of one that belongs to none
  def beginning(self: __torch__.qwen2.Qwen2, layer: int, name: str) -> Tensor:
    if layer < 0:
      weight = self.top[name]
    else:
      weight = self.layers[layer][name]
    return torch.narrow(weight.view([-1]), 0, 0, 1)

  # A small weight in float32.
  def small(self: __torch__.qwen2.Qwen2, layer: int, name: str) -> Tensor:
    return torch.to(self.layers[layer][name], 6)

  # The first numbers of the cache: cosines, sines, and for each layer keys and values.
  def beginnings(self: __torch__.qwen2.Qwen2) -> List[Tensor]:
    all = annotate(List[Tensor], [])
    all.append(torch.narrow(self.top["rotary.cos"].view([-1]), 0, 0, 1))
    all.append(torch.narrow(self.top["rotary.sin"].view([-1]), 0, 0, 1))
    for i in range(len(self.keys)):
      all.append(torch.narrow(self.keys[i].view([-1]), 0, 0, 1))
      all.append(torch.narrow(self.values[i].view([-1]), 0, 0, 1))
    return all

  # Vectors in float32.
  def numbers(self: __torch__.qwen2.Qwen2, x: Tensor) -> Tensor:
    return torch.to(x, 6)

  # ids [B,T] -> [B,T,D]
  def embed(self: __torch__.qwen2.Qwen2, ids: Tensor) -> Tensor:
    table = self.top["embed_tokens.weight"]
    return torch.embedding(table, torch.to(ids, table.device))

  # One row's vectors, in which whole parts stand in the place of some ids: parts[k] [n,D] where an id equals
  # marks[k]. ids [T], on the processor -> [T + all n - replaced, D]
  def spliced(self: __torch__.qwen2.Qwen2, ids: Tensor, marks: List[int], parts: List[Tensor]) -> Tensor:
    table = self.top["embed_tokens.weight"]
    pieces = annotate(List[Tensor], [])
    begin = 0
    for at in range(ids.size(0)):
      for k in range(len(marks)):
        if int(ids[at]) == marks[k]:
          pieces.append(self.embed(torch.slice(ids, 0, begin, at)))
          pieces.append(torch.to(parts[k], table.device, table.dtype, False, False))
          begin = at + 1
    pieces.append(self.embed(torch.slice(ids, 0, begin)))
    return torch.cat(pieces, 0)

  # Rows of different lengths side by side, padded on the left. rows: each [t,D] -> [B,T,D]
  def beside(self: __torch__.qwen2.Qwen2, rows: List[Tensor]) -> Tensor:
    T = 0
    for row in rows:
      T = max(T, row.size(0))
    padded = annotate(List[Tensor], [])
    for row in rows:
      padded.append(torch.constant_pad_nd(row, [0, 0, T - row.size(0), 0]))
    return torch.stack(padded, 0)

  # Each row n times, one after the other. x [B,T,D] -> [B*n,T,D]
  def repeated(self: __torch__.qwen2.Qwen2, x: Tensor, n: int) -> Tensor:
    return torch.repeat_interleave(x, n, 0)

  # What precedes each token: the vector before, then all tokens but the last.
  # before [B,1,D], ids [B,T] -> [B,T,D]
  def preceding(self: __torch__.qwen2.Qwen2, before: Tensor, ids: Tensor) -> Tensor:
    return torch.cat([before, torch.to(self.embed(torch.slice(ids, 1, 0, -1)), before.dtype)], 1)

  # Some of the positions of x [B,T,D] -> [B,to - from,D]
  def cut(self: __torch__.qwen2.Qwen2, x: Tensor, start: int, end: int) -> Tensor:
    return torch.slice(x, 1, start, end)

  # Some of the positions of one row of x [B,T,D] -> [1,to - from,D]
  def cut_row(self: __torch__.qwen2.Qwen2, x: Tensor, row: int, start: int, end: int) -> Tensor:
    return torch.slice(torch.narrow(x, 0, row, 1), 1, start, end)

  # h [..., D] -> [..., V], in float32
  def logits(self: __torch__.qwen2.Qwen2, h: Tensor) -> Tensor:
    return torch.to(__torch__.linear.linear(h, self.top, "lm_head"), 6)

  # Log-probabilities of the tokens that follow. h [B,T,D], next [B,T] -> [B,T]
  def log_probabilities(self: __torch__.qwen2.Qwen2, h: Tensor, next: Tensor) -> Tensor:
    logits = self.logits(h)
    ids = torch.unsqueeze(torch.to(next, logits.device), -1)
    return torch.squeeze(torch.gather(torch.log_softmax(logits, -1), -1, ids), -1)

  # The layers over T new positions, which begin at place start; their keys and values go into the cache.
  # looked_at: S, at least start + T; the same S for many steps keeps shapes stable.
  # detail: 0 no attention, 1 its mean over heads, 2 every head, 3 none but computed as with 1 and 2.
  # -> [B,T,D] after the last norm; attention by layer, each [B,T,S] or [B,H,T,S]; with keep, the hidden
  #    states: the embedding, then after every layer, the last one after the norm
  def over(self: __torch__.qwen2.Qwen2, x: Tensor, start: int, looked_at: int, first: Tensor, detail: int, keep: bool) -> Tuple[Tensor, List[Tensor], List[Tensor]]:
    T = x.size(1)
    may = __torch__.qwen2.visible(start, T, looked_at, first)
    cos, sin = __torch__.qwen2.turns(start, T, first, self.top)
    return self.through(x, 0, start, looked_at, may, cos, sin, detail, keep)

  # The layers over new positions of the rows row, row + 1, … of the cache, which see what they may.
  # may [B,1,T,S]; cos and sin [B,1,T,d]
  def through(self: __torch__.qwen2.Qwen2, x: Tensor, row: int, start: int, looked_at: int, may: Tensor, cos: Tensor, sin: Tensor, detail: int, keep: bool) -> Tuple[Tensor, List[Tensor], List[Tensor]]:
    B, T = x.size(0), x.size(1)
    penalty = torch.masked_fill(torch.zeros_like(may, dtype=6), torch.logical_not(may), -float("inf"))
    looks = annotate(List[Tensor], [])
    states = annotate(List[Tensor], [])
    y = x
    for i in range(len(self.layers)):
      if keep:
        states.append(torch.to(y, 6))
      w = self.layers[i]
      adapter = self.adapters[i]
      q, k, v = __torch__.qwen2.projected(y, w, adapter, cos, sin, self.heads, self.key_heads, self.eps)
      held_keys = torch.narrow(self.keys[i], 0, row, B)
      held_values = torch.narrow(self.values[i], 0, row, B)
      torch.copy_(torch.narrow(held_keys, 2, start, T), k)
      torch.copy_(torch.narrow(held_values, 2, start, T), v)
      keys = torch.narrow(held_keys, 2, 0, looked_at)
      values = torch.narrow(held_values, 2, 0, looked_at)
      if detail == 0:
        attended = __torch__.qwen2.attend(q, keys, values, may)
      else:
        attended, shares = __torch__.qwen2.attend_openly(q, keys, values, penalty)
        if detail == 1:
          looks.append(torch.mean(shares, [1]))
        elif detail == 2:
          looks.append(shares)
      y = __torch__.qwen2.finished(y, attended, w, adapter, self.eps)
    normed = torch.rms_norm(y, [y.size(-1)], self.top["norm.weight"], self.eps)
    if keep:
      states.append(torch.to(normed, 6))
    return (normed, looks, states)

  # As above, from vectors and paddings on any device; attention of all layers in one tensor, [L,B,T,S] or
  # [L,B,H,T,S], or none.
  def read(self: __torch__.qwen2.Qwen2, x: Tensor, start: int, looked_at: int, first: Tensor, detail: int, keep: bool) -> Tuple[Tensor, List[Tensor], List[Tensor]]:
    like = self.top["norm.weight"]
    vectors = torch.to(x, like.device, like.dtype, False, False)
    begins = torch.to(first, like.device)
    h, looks, states = self.over(vectors, start, looked_at, begins, detail, keep)
    if len(looks) > 0:
      looks = [torch.stack(looks, 0)]
    return (h, looks, states)

  # Reads new positions of one row alone, of which only keys and values are kept. x [1,T,D], first [1]
  def read_row(self: __torch__.qwen2.Qwen2, x: Tensor, row: int, start: int, first: Tensor) -> NoneType:
    like = self.top["norm.weight"]
    vectors = torch.to(x, like.device, like.dtype, False, False)
    begins = torch.to(first, like.device)
    T = x.size(1)
    may = __torch__.qwen2.visible(start, T, start + T, begins)
    cos, sin = __torch__.qwen2.turns(start, T, begins, self.top)
    self.through(vectors, row, start, start + T, may, cos, sin, 0, False)
    return None

  # Log-probabilities of tokens that stand in trees, each row's nodes side by side at places start, start + 1, … of
  # the cache (tree attention, arXiv 2305.09781): a node sees the part of the row that its tree grows from and the
  # nodes above it, and has the position that it would have in a plain text.
  # row: the first of these rows in the cache; ids [B,T]; may [B,T,S]; at [B,T] positions from the row's begin; inner [B,P] nodes whose children are asked for;
  # parent [B,N] places of parents in inner, and child [B,N] tokens below them -> [B,N]
  def branches(self: __torch__.qwen2.Qwen2, row: int, ids: Tensor, start: int, may: Tensor, at: Tensor, inner: Tensor, parent: Tensor, child: Tensor) -> Tensor:
    like = self.top["norm.weight"]
    x = torch.to(self.embed(ids), like.dtype)
    device = like.device
    place = torch.to(at, device)
    cos = torch.unsqueeze(self.top["rotary.cos"][place], 1)
    sin = torch.unsqueeze(self.top["rotary.sin"][place], 1)
    seen = torch.unsqueeze(torch.to(may, device), 1)
    h, looks, states = self.through(x, row, start, may.size(2), seen, cos, sin, 0, False)
    wide = torch.unsqueeze(torch.to(inner, device), -1).expand([-1, -1, h.size(2)])
    scores = torch.log_softmax(self.logits(torch.gather(h, 1, wide)), -1)                       # [B,P,V]
    V = scores.size(2)
    asked = torch.to(parent, device) * V + torch.to(child, device)
    return torch.gather(torch.flatten(scores, 1), 1, asked)
