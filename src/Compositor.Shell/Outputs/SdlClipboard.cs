using System.Runtime.InteropServices;
using Compositor.Contracts;
using Compositor.Core;
using Compositor.Shell.Sdl;

namespace Compositor.Shell.Outputs;

/// <summary>The desktop's clipboard by SDL. Main thread, which waits for whoever has copied, a second at most on X11.</summary>
internal sealed unsafe class SdlClipboard : IOutsideClipboard
{
    public ReadOnlyMemory<byte>? Read()
    {
        var text = SDL.GetClipboardText();
        if (text is null)
        {
            return null;
        }

        try
        {
            var bytes = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text);
            return bytes.Length is > 0 and <= IClipboard.MostBytes ? bytes.ToArray() : null;
        }
        finally
        {
            SDL.Free(text);
        }
    }

    public void Write(ReadOnlySpan<byte> text)
    {
        // A C string: it ends at the first NUL, whatever a guest has put behind it. A clipboard that cannot be written is no fault of the wall's.
        fixed (byte* first = (byte[])[.. text, 0])
        {
            _ = SDL.SetClipboardText(first);
        }
    }
}
