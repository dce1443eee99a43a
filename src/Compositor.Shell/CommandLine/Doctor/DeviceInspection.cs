namespace Compositor.Shell.CommandLine.Doctor;

/// <summary>GPUs and hardware virtualization.</summary>
internal sealed class DeviceInspection : IInspection
{
    private const string Dri = "/dev/dri";
    private const string Kvm = "/dev/kvm";

    public string Title => "Devices";

    public Task<IReadOnlyList<Finding>> InspectAsync(CancellationToken cancellationToken)
    {
        var nodes = Directory.Exists(Dri) ? Directory.GetFileSystemEntries(Dri).Order(StringComparer.Ordinal).ToArray() : [];
        var cards = nodes.Where(node => Path.GetFileName(node).StartsWith("card", StringComparison.Ordinal));
        var renderers = nodes.Where(node => Path.GetFileName(node).StartsWith("renderD", StringComparison.Ordinal));
        return Task.FromResult<IReadOnlyList<Finding>>(
        [
            .. Nodes(cards, "no DRM card: no monitors without a desktop"),
            .. Nodes(renderers, "no DRM render node: drawing by the CPU, and no Virgil"),
            Inspect(Kvm, "no /dev/kvm: machines run slowly (-accel tcg)", "kvm"),
        ]);
    }

    private static IEnumerable<Finding> Nodes(IEnumerable<string> nodes, string missing)
    {
        var found = nodes.Select(node => Inspect(node, string.Empty, "video and render")).ToArray();
        return found.Length > 0 ? found : [Finding.Lacking(missing, "load the GPU's kernel driver, or give a virtual machine a virtio GPU")];
    }

    private static Finding Inspect(string device, string missing, string groups)
    {
        if (!File.Exists(device))
        {
            return Finding.Lacking(missing, "turn on virtualization in the firmware and load the kvm module");
        }

        try
        {
            using var handle = File.OpenHandle(device, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return Finding.Good($"{device} can be opened");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Finding.Lacking($"{device} cannot be opened: {refused.Message}", $"join the group {groups}, then log in again");
        }
    }
}
