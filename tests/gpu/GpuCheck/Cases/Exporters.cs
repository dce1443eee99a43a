using Compositor.Rendering;
using Compositor.Unix;

namespace Compositor.GpuCheck;

/// <summary>Finds who makes dma-bufs on this machine, beside the driver that draws: only the kernel is asked.</summary>
internal static class Exporters
{
    /// <summary>Their names, as the kernel calls them.</summary>
    /// <param name="notes">Gets a line for each that is missing.</param>
    public static IReadOnlyList<string> Find(TextWriter notes)
    {
        var found = new List<string>();
        using (var udmabuf = UdmabufDevice.Open(out var reason))
        {
            Note(found, notes, udmabuf is null ? null : "udmabuf", $"no udmabuf: {reason}");
        }

        using (var heap = DmaHeap.Open(DmaHeap.SystemName, out var reason))
        {
            Note(found, notes, heap?.Name, $"no dma-heap: {reason}");
        }

        var cards = Directory.Exists(DrmNode.Directory) ? Directory.GetFiles(DrmNode.Directory, "card*").Order(StringComparer.Ordinal).ToArray() : [];
        if (cards.Length == 0)
        {
            notes.WriteLine($"no dumb buffers: there is no card in {DrmNode.Directory}");
        }

        foreach (var card in cards)
        {
            Note(found, notes, ExporterOf(card, out var reason), $"no dumb buffers of {card}: {reason}");
        }

        return [.. found.Distinct()];
    }

    private static string? ExporterOf(string path, out string reason)
    {
        using var card = DrmNode.Open(path, out reason);
        if (card is null)
        {
            return null;
        }

        try
        {
            card.DropMaster();
            using var dumb = new DumbBuffer(card, TrialLayout.PictureSize, sizeof(uint) * 8);
            using var memory = dumb.Export();
            return DmaBuf.ExporterOf(memory);
        }
        catch (UnixException e)
        {
            reason = e.Message;
            return null;
        }
    }

    private static void Note(List<string> found, TextWriter notes, string? exporter, string missing)
    {
        if (exporter is { Length: > 0 })
        {
            found.Add(exporter);
        }
        else
        {
            notes.WriteLine(missing);
        }
    }
}
