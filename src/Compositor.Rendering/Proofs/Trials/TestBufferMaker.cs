using Compositor.Contracts;
using Compositor.Unix;

namespace Compositor.Rendering;

/// <summary>
/// Makes test buffers of the memory that an exporter gives: whoever says that it makes them is only believed when the kernel says the same.
/// </summary>
/// <param name="own">The GBM of the display that imports; null where it has none.</param>
/// <param name="ownNode">The DRM node of that display; empty when it is not known.</param>
/// <param name="size">Pixels of the buffers.</param>
internal sealed class TestBufferMaker(GbmDevice? own, string ownNode, Size size)
{
    /// <summary>Makes a buffer.</summary>
    /// <param name="what">Exporter, format and modifier.</param>
    /// <param name="format">The format.</param>
    /// <param name="reason">For people, why nobody here can; empty when it was made.</param>
    /// <returns>Null when nobody here makes such buffers.</returns>
    public TestBuffer? Make(in ImportCase what, TrialFormat format, out string reason)
    {
        var reasons = new List<string>();
        foreach (var make in Makers(what.Exporter, what.Modifier))
        {
            TestBuffer? buffer = null;
            try
            {
                buffer = make(format, what.Modifier);
                if (DmaBuf.ExporterOf(buffer.Buffer.Planes[0].Fd) == what.Exporter)
                {
                    reason = string.Empty;
                    return buffer;
                }

                buffer.Dispose();
            }
            catch (Exception e) when (e is RendererException or SourceException)
            {
                buffer?.Dispose();
                reasons.Add(e.Message);
            }
        }

        reasons.Insert(0, $"nobody here makes such memory of {what.Exporter}");
        reason = string.Join("; ", reasons.Distinct().Take(4));
        return null;
    }

    /// <summary>Those who may, the simplest first: no driver but the kernel's, unless it is a layout that only a GPU's own driver knows.</summary>
    private IEnumerable<Func<TrialFormat, ulong, TestBuffer>> Makers(string exporter, ulong modifier)
    {
        var linear = modifier is Modifier.Linear or Modifier.Implicit;
        if (linear && exporter == "udmabuf")
        {
            yield return MakeOfMemory;
            yield break;
        }

        if (linear)
        {
            yield return (format, layout) => MakeOfHeap(exporter, format, layout);
        }

        var (cards, renderers) = (Nodes("card*"), Nodes("renderD*"));
        var gbm = GbmMakers([.. renderers, .. cards]);
        var dumb = cards.Select(card => (Func<TrialFormat, ulong, TestBuffer>)((format, layout) => MakeDumb(card, format, layout)));
        foreach (var make in modifier == Modifier.Linear ? dumb.Concat(gbm) : linear ? gbm.Concat(dumb) : gbm)
        {
            yield return make;
        }
    }

    private IEnumerable<Func<TrialFormat, ulong, TestBuffer>> GbmMakers(string[] nodes)
    {
        if (own is not null)
        {
            yield return (format, layout) => MakeByGbm(own, null, format, layout);
        }

        foreach (var node in nodes.Where(node => own is null || node != ownNode))
        {
            yield return (format, layout) =>
            {
                var device = GbmDevice.Open(node);
                return MakeByGbm(device, device, format, layout);
            };
        }
    }

    private TestBuffer MakeByGbm(GbmDevice device, GbmDevice? owned, TrialFormat format, ulong modifier)
    {
        if (format.IsYuv)
        {
            owned?.Dispose();
            throw new RendererException($"GBM's {format.Format} buffers cannot be written");
        }

        return new GbmTestBuffer(device, owned, format, size, modifier);
    }

    private string[] Nodes(string pattern) => !Directory.Exists(DrmNode.Directory) ? [] :
    [
        .. Directory.GetFiles(DrmNode.Directory, pattern).OrderBy(node => node == ownNode ? 0 : 1).ThenBy(node => node, StringComparer.Ordinal),
    ];

    private LinearTestBuffer MakeOfMemory(TrialFormat format, ulong modifier)
    {
        using var device = UdmabufDevice.Open(out var reason) ?? throw new RendererException(reason);
        var layout = TrialLayout.Of(format, size);
        using var memory = Memfd.Create("compositor-trial", layout.Length);
        Memfd.Seal(memory, FileSeals.Shrink | FileSeals.Grow);
        return Map(device.Create(memory, 0, layout.Length), layout, modifier);
    }

    private LinearTestBuffer MakeOfHeap(string name, TrialFormat format, ulong modifier)
    {
        using var heap = DmaHeap.Open(name, out var reason) ?? throw new RendererException(reason);
        var layout = TrialLayout.Of(format, size);
        return Map(heap.Allocate(layout.Length), layout, modifier);
    }

    private LinearTestBuffer MakeDumb(string path, TrialFormat format, ulong modifier)
    {
        var card = DrmNode.Open(path, out var reason) ?? throw new RendererException(reason);
        DumbBuffer? dumb = null;
        try
        {
            card.DropMaster();

            // Of 32 bits whatever they will mean: some cards have no others.
            var layout = TrialLayout.Of(format, size);
            var rowPixels = size.Width * format.BytesPerPixel / sizeof(uint);
            dumb = new DumbBuffer(card, new Size(rowPixels, layout.Rows), sizeof(uint) * 8);
            return new LinearTestBuffer(dumb.Export(), dumb.Map(), layout with { Stride = dumb.Stride }, modifier, new Owners(dumb, card));
        }
        catch
        {
            dumb?.Dispose();
            card.Dispose();
            throw;
        }
    }

    private static LinearTestBuffer Map(SafeFd dmaBuf, TrialLayout layout, ulong modifier)
    {
        try
        {
            return new LinearTestBuffer(dmaBuf, MappedMemory.Map(dmaBuf, 0, layout.Length, writable: true), layout, modifier);
        }
        catch
        {
            dmaBuf.Dispose();
            throw;
        }
    }

    /// <summary>Disposes in order.</summary>
    private sealed class Owners(params IDisposable[] owned) : IDisposable
    {
        public void Dispose()
        {
            foreach (var one in owned)
            {
                one.Dispose();
            }
        }
    }
}
