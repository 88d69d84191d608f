# Teaching a Qwen2 decoder by examples: its LoRA adapters change, its own weights stay.
#
# Letters as in qwen2.py: B rows, T tokens, D hidden size, V vocabulary. n: tokens that are learnt from.

class FineTune(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  heads : int
  key_heads : int
  eps : float
  theta : float
  top : Dict[str, Tensor]
  layers : List[Dict[str, Tensor]]

  def put(self: __torch__.finetune.FineTune, layer: int, name: str, raw: Tensor, stored: int, wanted: int, device: str) -> NoneType:
    tensor = __torch__.weights.received(raw, stored, wanted, device)
    if layer < 0:
      self.top[name] = tensor
    else:
      while len(self.layers) <= layer:
        self.layers.append(annotate(Dict[str, Tensor], {}))
      self.layers[layer][name] = tensor
    return None

  # What was put comes without a history that gradients need; copies have one. Called with gradients.
  # -> how many layers there are, []
  def settle(self: __torch__.finetune.FineTune, unused: Tensor) -> Tensor:
    for name in self.top.keys():
      self.top[name] = torch.clone(self.top[name])
    if not ("lm_head.weight" in self.top):
      self.top["lm_head.weight"] = self.top["embed_tokens.weight"]                    # tied: one tensor for both
    for layer in self.layers:
      for name in layer.keys():
        layer[name] = torch.clone(layer[name])
    return torch.tensor(len(self.layers))

  # Rotary tables for texts of so many tokens.
  def make_room(self: __torch__.finetune.FineTune, positions: int) -> NoneType:
    size = torch.floordiv(self.layers[0]["self_attn.k_proj.weight"].size(0), self.key_heads)
    cos, sin = __torch__.qwen2.rotary_tables(positions, size, self.theta, self.top["norm.weight"])
    self.top["rotary.cos"] = cos
    self.top["rotary.sin"] = sin
    return None

  # Mean cost of the tokens that labels name; each is predicted from what precedes it.
  # ids [B,T]; first [B], where each row begins; labels [B,T], -100 where nothing is learnt
  # adapters: LAYER.NAME.lora_A and so on, as qwen2.py's adapted() takes them
  def loss(self: __torch__.finetune.FineTune, ids: Tensor, first: Tensor, labels: Tensor, adapters: Dict[str, Tensor]) -> Tensor:
    x = torch.embedding(self.top["embed_tokens.weight"], ids)
    by_layer = __torch__.qwen2.by_layer(adapters, len(self.layers))
    h = __torch__.qwen2.whole(x, first, self.top, self.layers, by_layer, self.heads, self.key_heads, self.eps)
    next = torch.flatten(torch.slice(labels, 1, 1))
    before = torch.flatten(torch.slice(h, 1, 0, -1), 0, 1)
    kept = next != -100
    logits = torch.to(torch.linear(before[kept], self.top["lm_head.weight"]), 6)                     # [n,V]
    return torch.cross_entropy_loss(logits, next[kept])

  # The loss as "loss", and by their names the gradients of the adapters that ask for one.
  def gradients(self: __torch__.finetune.FineTune, ids: Tensor, first: Tensor, labels: Tensor, adapters: Dict[str, Tensor]) -> Dict[str, Tensor]:
    loss = self.loss(ids, first, labels, adapters)
    names = annotate(List[str], [])
    asked = annotate(List[Tensor], [])
    for name in adapters.keys():
      if adapters[name].requires_grad:
        names.append(name)
        asked.append(adapters[name])
    found = torch.grad([loss], asked)
    results = annotate(Dict[str, Tensor], {})
    results["loss"] = torch.detach(loss)
    for i in range(len(names)):
      results[names[i]] = unchecked_cast(Tensor, found[i])
    return results
