using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Serving;

/// <content>
/// The card as one that draws with OpenGL: its picture is a descriptor, and each frame waits for all clients. There is no GPU: the
/// descriptor is plain memory, which no client can import. Main thread, unless said.
/// </content>
internal sealed unsafe partial class Card
{
    private const uint Xrgb8888 = 0x34325258;
    private const int PixelLength = sizeof(uint);

    /// <summary>Told from the parcels' numbers, which count from 1.</summary>
    private const ulong FrameCookie = ulong.MaxValue;

    private int _glWidth;
    private int _glHeight;
    private int _frames;
    private int _framesLeft;

    /// <summary>Shows a picture of a size.</summary>
    /// <exception cref="ServerException">There is no memory for it.</exception>
    public void ShowGl(int width, int height)
    {
        var memory = Libc.CreateMemory("picture", flags: 1); // close-on-exec
        if (memory < 0 || Libc.Resize(memory, (nint)width * height * PixelLength) != 0)
        {
            throw new ServerException($"no memory for {width}x{height} pixels");
        }

        (_glWidth, _glHeight) = (width, height);
        SpiceLibrary.GlScanout(_instance, memory, (uint)width, (uint)height, (uint)(width * PixelLength), Xrgb8888, 0);
    }

    /// <summary>Shows no such picture any more.</summary>
    public void HideGl() => SpiceLibrary.GlScanout(_instance, -1, 0, 0, 0, 0, 0);

    /// <summary>Draws frames, each when the one before is answered.</summary>
    public void DrawGl(int count)
    {
        (_frames, _framesLeft) = (count, count);
        DrawFrame();
    }

    private void DrawFrame() => SpiceLibrary.GlDraw(_instance, 0, 0, (uint)_glWidth, (uint)_glHeight, FrameCookie);

    // The server's worker thread.
    private void Complete(ulong cookie)
    {
        if (cookie != FrameCookie)
        {
            Free(cookie);
        }
        else if (--_framesLeft > 0)
        {
            DrawFrame();
        }
        else
        {
            Console.WriteLine($"drawn {_frames}");
        }
    }
}
