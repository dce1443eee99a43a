using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Plugins.Spice;

/// <summary>The guest's pointer: its image, and where the guest has it while it moves it itself. On its own thread.</summary>
/// <param name="target">Shows it.</param>
/// <param name="budget">Counts the images that are kept.</param>
/// <param name="log">Notices of the server.</param>
internal sealed class CursorChannel(ICursorTarget target, MemoryBudget budget, ILogger log) : IMessageHandler, IDisposable
{
    private const ushort None = 1;
    private const ushort CacheMe = 2;
    private const ushort FromCache = 4;

    private readonly CursorCache _cache = new(budget);

    /// <inheritdoc/>
    public void Handle(ushort type, ReadOnlySpan<byte> body)
    {
        var reader = new BodyReader(body);
        switch ((CursorMessage)type)
        {
            case CursorMessage.Init:
                _cache.Clear();
                var position = ReadPoint(ref reader);
                _ = reader.ReadUInt32();
                Show(position, ref reader);
                break;
            case CursorMessage.Reset:
                _cache.Clear();
                target.SetCursor(null);
                break;
            case CursorMessage.Set:
                Show(ReadPoint(ref reader), ref reader);
                break;
            case CursorMessage.Move:
                target.MoveCursor(ReadPoint(ref reader), visible: true);
                break;
            case CursorMessage.Hide:
                target.MoveCursor(default, visible: false);
                break;
            case CursorMessage.InvalidateOne:
                _cache.Remove(reader.ReadUInt64());
                break;
            case CursorMessage.InvalidateAll:
                _cache.Clear();
                break;
            case CursorMessage.Trail:
                break;
            default:
                BaseNotices.Handle(type, body, log);
                break;
        }
    }

    /// <summary>Lets go of the images; when no thread is in it any more.</summary>
    public void Dispose() => _cache.Clear();

    private static Point ReadPoint(ref BodyReader reader) => new(reader.ReadInt16(), reader.ReadInt16());

    private void Show(Point position, ref BodyReader reader)
    {
        var visible = reader.ReadByte() != 0;
        if (Read(ref reader) is { } image)
        {
            target.SetCursor(image);
        }

        target.MoveCursor(position, visible);
    }

    private CursorImage? Read(ref BodyReader reader)
    {
        var flags = reader.ReadUInt16();
        if ((flags & None) != 0)
        {
            return null;
        }

        var id = reader.ReadUInt64();
        var kind = (CursorKind)reader.ReadByte();
        var (width, height) = ((int)reader.ReadUInt16(), (int)reader.ReadUInt16());
        var hotSpot = new Point(reader.ReadUInt16(), reader.ReadUInt16());
        if ((flags & FromCache) != 0)
        {
            return _cache[id];
        }

        if (width is 0 or > CursorImage.MaximumSide || height is 0 or > CursorImage.MaximumSide)
        {
            throw new SpiceException($"a pointer cannot be {width}x{height} pixels");
        }

        var inside = new Point(Math.Clamp(hotSpot.X, 0, width - 1), Math.Clamp(hotSpot.Y, 0, height - 1));
        var image = new CursorImage(new Size(width, height), inside, CursorPixels.Decode(kind, width, height, reader.ReadBytes((uint)reader.Left)));
        if ((flags & CacheMe) != 0)
        {
            _cache.Add(id, image);
        }

        return image;
    }
}
