namespace Compositor.Shell.CommandLine.Doctor;

/// <summary>Looks at one part of the machine. Changes nothing.</summary>
internal interface IInspection
{
    string Title { get; }

    Task<IReadOnlyList<Finding>> InspectAsync(CancellationToken cancellationToken);
}
