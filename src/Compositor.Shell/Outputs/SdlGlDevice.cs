using Compositor.Rendering;
using Compositor.Shell.Sdl;

namespace Compositor.Shell.Outputs;

/// <summary>
/// GL for SDL windows: one context that all windows and the renderer share, made with the first target and gone with the last user.
/// Render thread.
/// </summary>
/// <param name="captions">Draws words.</param>
/// <param name="proofs">Knows what the windows' device can import.</param>
internal sealed class SdlGlDevice(CaptionPainter captions, IImportProofs? proofs = null)
{
    private nint _context;
    private int _users;

    /// <exception cref="SdlException">There is no OpenGL ES 3.0 for the window.</exception>
    public SdlGlTarget CreateTarget(SdlWindow window)
    {
        if (_users == 0)
        {
            _context = SDL.GL_CreateContext(window.Handle);
            if (_context == 0)
            {
                throw new SdlException("SDL_GL_CreateContext");
            }
        }

        _users++;
        return new SdlGlTarget(window, _context, Release);
    }

    /// <summary>Makes the renderer on the context that the targets made current. Without a target the CPU draws what is captured.</summary>
    public IRenderer CreateRenderer()
    {
        if (_users == 0)
        {
            return new CpuRenderer(captions);
        }

        _users++;
        return new GlRenderer(captions, proofs, Release);
    }

    private void Release()
    {
        if (--_users == 0)
        {
            SDL.GL_DeleteContext(_context);
            _context = 0;
        }
    }
}
