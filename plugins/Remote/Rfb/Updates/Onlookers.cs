using Compositor.Contracts;

namespace Compositor.Plugins.Remote;

/// <summary>What the wall shows of a server's screens, all heads taken together: it decides how often and how well they are asked for. One thread.</summary>
/// <param name="state">The server's screen.</param>
/// <param name="requests">How often.</param>
/// <param name="details">How well.</param>
internal sealed class Onlookers(ServerState state, UpdateRequests requests, DetailRequests details)
{
    private readonly Dictionary<int, ViewState> _views = [];

    /// <summary>A head is shown in another way.</summary>
    public void Show(int head, ViewState view)
    {
        _views[head] = view;
        var attention = Of(_views.Values, state.Size);
        requests.Follow(attention);
        details.Follow(attention);
    }

    /// <summary>The time has come to ask for what is glanced at.</summary>
    public void Wake() => requests.AskIfDue();

    /// <summary>How closely screens are looked at; the one that is looked at most counts.</summary>
    /// <param name="views">Of the heads.</param>
    /// <param name="size">Pixels of a head's screen.</param>
    internal static Attention Of(IEnumerable<ViewState> views, Size size)
    {
        var closest = Attention.None;
        foreach (var view in views)
        {
            var attention = Of(view, size);
            closest = attention > closest ? attention : closest;
        }

        return closest;
    }

    private static Attention Of(ViewState view, Size size) => view switch
    {
        { IsVisible: false } => Attention.None,
        { IsFocused: true } => Attention.Work,
        _ when view.Shown.Area * 4 < size.Area => Attention.Glance,
        _ => Attention.Look,
    };
}
