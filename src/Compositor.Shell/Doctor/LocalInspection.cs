namespace Compositor.Shell.Doctor;

/// <summary>An inspection that only looks at files and asks the kernel: it neither waits nor crashes.</summary>
/// <param name="group">Its group.</param>
/// <param name="title">The same for people.</param>
internal abstract class LocalInspection(string group, string title) : IInspection
{
    public string Group => group;

    public string Title => title;

    public IAsyncEnumerable<Finding> InspectAsync(CancellationToken cancellationToken) => Inspect().ToAsyncEnumerable();

    /// <summary>Looks.</summary>
    protected abstract IEnumerable<Finding> Inspect();
}
