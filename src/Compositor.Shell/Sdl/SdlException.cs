using System.Runtime.InteropServices;

namespace Compositor.Shell.Sdl;

/// <summary>SDL refused something; the message names the call and gives SDL's words.</summary>
internal sealed class SdlException(string call) : Exception($"{call}: {LastError()}")
{
    private static string LastError() => Marshal.PtrToStringUTF8(SDL.GetError()) is { Length: > 0 } text ? text : "SDL gives no reason";
}
