namespace Compositor.VirglDriver;

/// <summary>A directory for the files of one machine; deleted with everything in it.</summary>
internal sealed class MachinePlace : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("virgl-driver-");

    public string Firmware => $"{_directory.FullName}/halt.bin";

    public string Qtest => $"{_directory.FullName}/qtest";

    public string Monitor => $"{_directory.FullName}/monitor";

    public void Dispose() => _directory.Delete(recursive: true);
}
