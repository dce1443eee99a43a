using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>GValue on 64-bit systems: a value of any type. All zero before it is initialised.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GstValue
{
    /// <summary>G_TYPE_STRING.</summary>
    public const nuint Text = 16 << 2;

    /// <summary>G_TYPE_OBJECT.</summary>
    public const nuint Item = 20 << 2;

    /// <summary>Its type; 0 for none.</summary>
    public nuint Type;

    private readonly ulong _first;
    private readonly ulong _second;
}
