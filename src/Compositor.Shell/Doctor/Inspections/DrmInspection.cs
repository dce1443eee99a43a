namespace Compositor.Shell.Doctor;

/// <summary>DRM devices: GPUs, and the plugs of monitors.</summary>
internal sealed class DrmInspection(Surroundings machine) : LocalInspection("gpu", "GPUs and monitors")
{
    protected override IEnumerable<Finding> Inspect()
    {
        var cards = DrmCard.All(machine);
        foreach (var card in cards)
        {
            yield return Inspect(card);
        }

        // Containers are often given a render node alone.
        var own = cards.Select(card => card.RenderNode).ToHashSet();
        foreach (var node in machine.List("/dev/dri", "renderD*").Where(node => !own.Contains(node)))
        {
            yield return Finding.Ok(node, $"/dev/dri/{node}: renders only");
        }

        if (cards.Count == 0 && own.Count == 0 && machine.List("/dev/dri", "renderD*").Count == 0)
        {
            yield return Finding.Missing(
                "none",
                "no DRM device: no monitors without a desktop, the processor draws, and QEMU cannot render with Virgil",
                "load the kernel driver of your GPU, or give the virtual machine that this is a virtio GPU");
        }
    }

    private Finding Inspect(DrmCard card)
    {
        var driver = card.Driver.Length > 0 ? card.Driver : "unknown driver";
        var text = $"{card.Path}: {driver}, {(card.RenderPath is null ? "does not render" : $"renders at {card.RenderPath}")}; {Plugs(card)}";
        foreach (var path in (string?[])[card.Path, card.RenderPath])
        {
            if (path is not null && machine.Refusal(path) is { } refusal)
            {
                return Finding.Limited(card.Name, $"{text}; {path}: {refusal}", DeviceAdvice.ToOpen(machine, path));
            }
        }

        return Finding.Ok(card.Name, text);
    }

    private static string Plugs(DrmCard card) => card.Connectors.Count == 0
        ? "no plugs for monitors"
        : string.Join(", ", card.Connectors.Select(plug => $"{plug.Name} {(plug.IsConnected ? $"connected {plug.Mode}".TrimEnd() : "free")}"));
}
