namespace Compositor.SpiceServer.Native;

/// <summary>enum QXLCmdType of spice/qxl_dev.h.</summary>
internal enum CommandType : uint
{
    Draw = 1,
    Cursor = 3,
    Surface = 5,
}
