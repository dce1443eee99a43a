using System.Runtime.InteropServices;

namespace Compositor.Shell.Sdl;

/// <summary>SDL refused something; the message names the call and gives SDL's words.</summary>
/// <param name="call">The call.</param>
/// <param name="advice">What may help, where that is known.</param>
internal sealed class SdlException(string call, string? advice = null) : Exception($"{call}: {LastError()}{(advice is null ? null : $" ({advice})")}")
{
    private static string LastError() => Marshal.PtrToStringUTF8(SDL.GetError()) is { Length: > 0 } text ? text : "SDL gives no reason";
}
