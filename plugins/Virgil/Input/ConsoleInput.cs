namespace Compositor.Plugins.Virgil;

/// <summary>The input methods of one console (QEMU, ui/dbus-display1.xml), called without wanting an answer. Waits while QEMU does not read.</summary>
internal sealed class ConsoleInput(DBusConnection connection, string? destination, string path)
{
    private readonly DBusMember _keyDown = new(path, Names.Keyboard, "Press", "u");
    private readonly DBusMember _keyUp = new(path, Names.Keyboard, "Release", "u");
    private readonly DBusMember _buttonDown = new(path, Names.Mouse, "Press", "u");
    private readonly DBusMember _buttonUp = new(path, Names.Mouse, "Release", "u");
    private readonly DBusMember _moveTo = new(path, Names.Mouse, "SetAbsPosition", "uu");
    private readonly DBusMember _moveBy = new(path, Names.Mouse, "RelMotion", "ii");
    private readonly DBusMember _touch = new(path, Names.MultiTouch, "SendEvent", "utdd");
    private readonly DBusMember _resize = new(path, Names.Console, "SetUIInfo", "qqiiuu");

    public void Key(byte qnum, bool pressed) => connection.Post(destination, pressed ? _keyDown : _keyUp, (uint)qnum, static (writer, key) => writer.WriteUInt32(key));

    public void Button(uint button, bool pressed) => connection.Post(destination, pressed ? _buttonDown : _buttonUp, button, static (writer, button) => writer.WriteUInt32(button));

    public void MoveTo(uint x, uint y) => connection.Post(destination, _moveTo, (x, y), static (writer, to) =>
    {
        writer.WriteUInt32(to.x);
        writer.WriteUInt32(to.y);
    });

    public void MoveBy(int dx, int dy) => connection.Post(destination, _moveBy, (dx, dy), static (writer, by) =>
    {
        writer.WriteInt32(by.dx);
        writer.WriteInt32(by.dy);
    });

    public void Touch(uint kind, ulong slot, double x, double y) => connection.Post(destination, _touch, (kind, slot, x, y), static (writer, touch) =>
    {
        writer.WriteUInt32(touch.kind);
        writer.WriteUInt64(touch.slot);
        writer.WriteDouble(touch.x);
        writer.WriteDouble(touch.y);
    });

    public void Resize(ushort widthMillimetres, ushort heightMillimetres, uint width, uint height) =>
        connection.Post(destination, _resize, (widthMillimetres, heightMillimetres, width, height), static (writer, wanted) =>
        {
            writer.WriteUInt16(wanted.widthMillimetres);
            writer.WriteUInt16(wanted.heightMillimetres);
            writer.WriteInt32(0);
            writer.WriteInt32(0);
            writer.WriteUInt32(wanted.width);
            writer.WriteUInt32(wanted.height);
        });
}
