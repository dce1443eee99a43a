using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Core;

/// <summary>A plugin's input policy that cannot harm; as <see cref="GuardedLayout"/>. Main thread.</summary>
public sealed class GuardedRouting : IInputPolicy, IDisposable
{
    private readonly GuardThread<(InputEvent Input, SeatState Seat), InputRoute> _guard;
    private readonly ClickToFocus _builtIn = new();
    private readonly ILogger _log;
    private TimeSpan _limit = PolicyLimits.FirstAnswer;

    /// <summary>Makes nothing yet.</summary>
    /// <param name="name">As in the configuration.</param>
    /// <param name="make">Makes the policy, when it is first asked; as guarded as the policy itself.</param>
    /// <param name="log">Hears when it is replaced.</param>
    public GuardedRouting(string name, Func<IInputPolicy> make, ILogger log)
    {
        (Name, _log) = (name, log);
        IInputPolicy? policy = null;
        _guard = new($"input {name}", request => (policy ??= make()).Route(request.Input, request.Seat));
    }

    public string Name { get; }

    /// <summary>Why the built-in policy is in use; null while the plugin's own is.</summary>
    public string? Fault { get; private set; }

    public InputRoute Route(in InputEvent input, in SeatState seat)
    {
        if (Fault is null)
        {
            try
            {
                var route = _guard.Run((input, seat), _limit);
                _limit = PolicyLimits.Answer;
                return route;
            }
            catch (Exception e) when (e is TimeoutException or PolicyException)
            {
                Fault = e.Message;
                _log.LogError("input policy {Name} is replaced by the built-in click-to-focus: {Reason}", Name, Fault);
            }
        }

        return _builtIn.Route(input, seat);
    }

    public void Dispose() => _guard.Dispose();
}
