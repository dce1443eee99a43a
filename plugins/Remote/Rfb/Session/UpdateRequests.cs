using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>
/// Asks for updates: one after the other, or, from servers that can, for all there will be. On the session's thread.
/// </summary>
internal sealed class UpdateRequests(RfbSender sender, ServerState state)
{
    private bool _isContinuous;

    /// <summary>The first, of everything.</summary>
    public void Begin() => sender.RequestUpdate(incremental: false, new Rect(state.Size));

    /// <summary>An update begins to come: the next one is asked for, so that the server packs it while this one is drawn.</summary>
    public void Continue()
    {
        if (!_isContinuous)
        {
            sender.RequestUpdate(incremental: true, new Rect(state.Size));
        }
    }

    /// <summary>The screen has another size.</summary>
    public void Resized()
    {
        if (_isContinuous)
        {
            sender.EnableContinuousUpdates(new Rect(state.Size));
        }

        Begin();
    }

    /// <summary>The server says that it can do without being asked; or that it has stopped to.</summary>
    public void ContinuousUpdatesEnded()
    {
        _isContinuous = !_isContinuous;
        if (_isContinuous)
        {
            sender.EnableContinuousUpdates(new Rect(state.Size));
        }
        else
        {
            Continue();
        }
    }
}
