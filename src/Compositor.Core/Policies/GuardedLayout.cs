using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Core;

/// <summary>A plugin's layout that cannot harm: one that throws or hangs is named once and the built-in grid takes over. Main thread.</summary>
public sealed class GuardedLayout : IDisposable
{
    private readonly GuardThread<LayoutInput, Placement[]> _guard;
    private readonly EvenGrid _builtIn = new();
    private readonly ILogger _log;
    private TimeSpan _limit = PolicyLimits.FirstAnswer;

    /// <summary>Makes nothing yet.</summary>
    /// <param name="name">As in the configuration.</param>
    /// <param name="make">Makes the policy, when it is first asked; as guarded as the policy itself.</param>
    /// <param name="log">Hears when it is replaced.</param>
    public GuardedLayout(string name, Func<ILayoutPolicy> make, ILogger log)
    {
        (Name, _log) = (name, log);
        ILayoutPolicy? policy = null;
        _guard = new($"layout {name}", input => Checked((policy ??= make()).Arrange(input)));
    }

    public string Name { get; }

    /// <summary>Why the built-in layout is in use; null while the plugin's own is.</summary>
    public string? Fault { get; private set; }

    public IReadOnlyList<Placement> Arrange(LayoutInput input)
    {
        if (Fault is null)
        {
            try
            {
                var placements = _guard.Run(input, _limit);
                _limit = PolicyLimits.Answer;
                return placements;
            }
            catch (Exception e) when (e is TimeoutException or PolicyException)
            {
                Fault = e.Message;
                _log.LogError("layout {Name} is replaced by the built-in grid: {Reason}", Name, Fault);
            }
        }

        return _builtIn.Arrange(input);
    }

    public void Dispose() => _guard.Dispose();

    private static Placement[] Checked(IReadOnlyList<Placement> placements)
    {
        Placement[] copy = [.. placements];
        return Array.TrueForAll(copy, placement => placement is not null) ? copy : throw new InvalidOperationException("a placement is null");
    }
}
