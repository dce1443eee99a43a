using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Drawing;

/// <summary>Where commands go, in order.</summary>
internal interface ICommandRing
{
    Parcel NewParcel();

    /// <summary>Hands over a command and its memory.</summary>
    void Push(CommandType type, Parcel parcel);

    /// <summary>Zeroed memory for an off-screen surface, which stays until the end: the server may draw into it until it has let the surface go.</summary>
    ulong SurfaceMemory(uint surface, int size);
}
