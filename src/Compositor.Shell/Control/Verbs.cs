namespace Compositor.Shell.Control;

/// <summary>The verbs of the control socket.</summary>
internal static class Verbs
{
    public const string Status = "status";
    public const string Sources = "sources";
    public const string Focus = "focus";
    public const string Layout = "layout";
    public const string Screenshot = "screenshot";
    public const string SendKey = "send-key";
    public const string SendPointer = "send-pointer";
    public const string SendFile = "send-file";
    public const string FileTransfer = "file-transfer";
    public const string CancelFile = "cancel-file";
    public const string Volume = "volume";
    public const string Power = "power";
    public const string Quit = "quit";

    public static IReadOnlyList<string> All { get; } = [Status, Sources, Focus, Layout, Screenshot, SendKey, SendPointer, SendFile, FileTransfer, CancelFile, Volume, Power, Quit];
}
