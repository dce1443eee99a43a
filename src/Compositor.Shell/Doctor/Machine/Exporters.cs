using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Shell.Doctor;

/// <summary>Who makes dma-bufs on this machine without any driver but the kernel's, as the kernel calls them.</summary>
internal static class Exporters
{
    public static IReadOnlyList<string> Here()
    {
        var names = new List<string>();
        using (var udmabuf = UdmabufDevice.Open(out _))
        {
            if (udmabuf is not null)
            {
                names.Add("udmabuf");
            }
        }

        using (var heap = DmaHeap.Open(DmaHeap.SystemName, out _))
        {
            if (heap is not null)
            {
                names.Add(heap.Name);
            }
        }

        foreach (var card in DrmCard.All(Surroundings.Here))
        {
            if (OfCard(card.Path) is { Length: > 0 } name && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static string? OfCard(string path)
    {
        try
        {
            using var node = DrmNode.Open(path, out _);
            if (node is null)
            {
                return null;
            }

            node.DropMaster();
            using var buffer = new DumbBuffer(node, new Size(64, 64), 32);
            using var dmaBuf = buffer.Export();
            return DmaBuf.ExporterOf(dmaBuf);
        }
        catch (SourceException)
        {
            // A card that makes no such buffers, or gives them to nobody.
            return null;
        }
    }
}
