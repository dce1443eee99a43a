using System.Runtime.InteropServices;
using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>
/// A DRM device: its connectors and its cursors. One that somebody else has opened shares the other's open file, and with it the right to
/// set modes: to be disposed before the other closes it. One thread.
/// </summary>
public sealed unsafe class DrmCard : IDisposable
{
    private const uint GetResources = 0xC04064A0;
    private const uint GetCapability = 0xC010640C;
    private const uint SetCursor = 0xC01C64A3;
    private const uint GetEncoder = 0xC01464A6;
    private const uint GetConnector = 0xC05064A7;
    private const ulong CursorWidth = 8;
    private const ulong CursorHeight = 9;
    private const uint CursorImageFlag = 1;
    private const uint CursorMoveFlag = 2;
    private const int UsualCursorSide = 64;
    private const int MostCursorSide = 512;
    private const int ModeSize = 68;
    private const int MostConnectors = 64;
    private const uint Connected = 1;

    private DrmCard(SafeFd fd) => Fd = fd;

    /// <summary>The size that its cursors have.</summary>
    public Size CursorSize => new(CursorSide(CursorWidth), CursorSide(CursorHeight));

    internal SafeFd Fd { get; }

    /// <summary>Opens a device. Who opens one that nobody else drives has the right to set modes, and keeps it from others.</summary>
    /// <param name="path">/dev/dri/cardN.</param>
    /// <exception cref="UnixException">It is gone, or not ours to open.</exception>
    public static DrmCard Open(string path)
    {
        var number = Libc.Open(path, Libc.OpenReadWrite | Libc.OpenCloexec);
        return number >= 0 ? new DrmCard(new SafeFd(number)) : throw UnixException.Last($"open {path}");
    }

    /// <summary>A device that somebody else has opened and drives.</summary>
    /// <param name="number">The other's descriptor; it stays the other's.</param>
    /// <exception cref="UnixException">It is not open.</exception>
    public static DrmCard Of(int number) => new(SafeFdExtensions.DuplicateOf(number));

    /// <summary>
    /// Its connectors, in the kernel's order. Who has the right to set modes has the kernel look at each of them now, which takes a while;
    /// everybody else is told what was seen last.
    /// </summary>
    public IReadOnlyList<DrmConnector> Connectors()
    {
        var numbers = stackalloc uint[MostConnectors];
        var resources = new Resources { Connectors = (ulong)numbers, ConnectorCount = MostConnectors };
        if (Libc.Ioctl(Fd, GetResources, &resources) != 0 || resources.ConnectorCount > MostConnectors)
        {
            // A device that only renders.
            return [];
        }

        var connectors = new List<DrmConnector>();
        for (var i = 0; i < resources.ConnectorCount; i++)
        {
            var state = new ConnectorState { Connector = numbers[i] };
            if (Libc.Ioctl(Fd, GetConnector, &state) == 0)
            {
                var name = DrmConnector.NameOf(state.ConnectorType, state.ConnectorTypeNumber);
                connectors.Add(new DrmConnector(numbers[i], name, state.Connection == Connected && state.ModeCount > 0));
            }
        }

        return connectors;
    }

    /// <summary>Which CRTC shows on a connector; 0 when none does.</summary>
    /// <param name="connector">Its number in the kernel.</param>
    public uint CrtcOf(uint connector)
    {
        // Asking with room for a mode: without it the kernel would look for the monitor anew.
        var mode = stackalloc byte[ModeSize];
        var current = new ConnectorState { Connector = connector, ModeCount = 1, Modes = (ulong)mode };
        if (Libc.Ioctl(Fd, GetConnector, &current) != 0 || current.Encoder == 0)
        {
            return 0;
        }

        var encoder = new EncoderState { Encoder = current.Encoder };
        return Libc.Ioctl(Fd, GetEncoder, &encoder) == 0 ? encoder.Crtc : 0;
    }

    /// <summary>Shows a cursor on a CRTC, or none.</summary>
    /// <param name="crtc">Which.</param>
    /// <param name="image">Stays alive while it is shown; null for none.</param>
    /// <returns>False when the device has no cursors.</returns>
    public bool ShowCursor(uint crtc, DrmCursor? image)
    {
        var cursor = new CursorState
        {
            Flags = CursorImageFlag,
            Crtc = crtc,
            Width = (uint)(image?.Size.Width ?? 0),
            Height = (uint)(image?.Size.Height ?? 0),
            Handle = image?.Handle ?? 0,
        };
        return Libc.Ioctl(Fd, SetCursor, &cursor) == 0;
    }

    /// <summary>Moves the cursor of a CRTC; it waits for nothing and repaints nothing.</summary>
    /// <param name="crtc">Which.</param>
    /// <param name="corner">Where its top-left corner goes; may lie outside.</param>
    public void MoveCursor(uint crtc, Point corner)
    {
        var cursor = new CursorState { Flags = CursorMoveFlag, Crtc = crtc, X = corner.X, Y = corner.Y };
        _ = Libc.Ioctl(Fd, SetCursor, &cursor);
    }

    /// <inheritdoc/>
    public void Dispose() => Fd.Dispose();

    private int CursorSide(ulong which)
    {
        var capability = stackalloc ulong[2] { which, 0 };
        return Libc.Ioctl(Fd, GetCapability, capability) == 0 && capability[1] is > 0 and <= MostCursorSide ? (int)capability[1] : UsualCursorSide;
    }

    /// <summary>struct drm_mode_card_res.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Resources
    {
        public ulong Framebuffers;
        public ulong Crtcs;
        public ulong Connectors;
        public ulong Encoders;
        public uint FramebufferCount;
        public uint CrtcCount;
        public uint ConnectorCount;
        public uint EncoderCount;
        public uint LeastWidth;
        public uint MostWidth;
        public uint LeastHeight;
        public uint MostHeight;
    }

    /// <summary>struct drm_mode_get_connector.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ConnectorState
    {
        public ulong Encoders;
        public ulong Modes;
        public ulong Properties;
        public ulong PropertyValues;
        public uint ModeCount;
        public uint PropertyCount;
        public uint EncoderCount;
        public uint Encoder;
        public uint Connector;
        public uint ConnectorType;
        public uint ConnectorTypeNumber;
        public uint Connection;
        public uint MillimetresWide;
        public uint MillimetresHigh;
        public uint Subpixel;
        public uint Padding;
    }

    /// <summary>struct drm_mode_get_encoder.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct EncoderState
    {
        public uint Encoder;
        public uint EncoderType;
        public uint Crtc;
        public uint PossibleCrtcs;
        public uint PossibleClones;
    }

    /// <summary>struct drm_mode_cursor.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct CursorState
    {
        public uint Flags;
        public uint Crtc;
        public int X;
        public int Y;
        public uint Width;
        public uint Height;
        public uint Handle;
    }
}
