namespace Compositor.Shell.Doctor;

/// <summary>Looks at one part of the machine. Changes nothing. What may crash it leaves to a child.</summary>
internal interface IInspection
{
    /// <summary>The group of its findings: one word, the same on every machine.</summary>
    string Group { get; }

    /// <summary>The same for people.</summary>
    string Title { get; }

    /// <summary>Looks; each finding as soon as it is there.</summary>
    IAsyncEnumerable<Finding> InspectAsync(CancellationToken cancellationToken);
}
