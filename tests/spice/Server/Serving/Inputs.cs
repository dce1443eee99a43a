using System.Runtime.InteropServices;
using Compositor.SpiceServer.Native;

namespace Compositor.SpiceServer.Serving;

/// <summary>Keyboard, mouse and tablet that print what a client does with them, a line each. Main thread.</summary>
internal sealed unsafe class Inputs
{
    private readonly nint _server;
    private readonly Instance* _keyboard;
    private readonly Instance* _mouse;
    private readonly Instance* _tablet;
    private bool _hasTablet;
    private byte _leds;

    public Inputs(EventLoop loop, nint server)
    {
        _server = server;
        _keyboard = NewInstance("keyboard", loop.Keep<OnKey>((_, code) => Console.WriteLine($"key {code:x2}")), loop.Keep<GetLeds>(_ => _leds));
        _mouse = NewInstance(
            "mouse",
            loop.Keep<OnMotion>((_, x, y, z, buttons) => Console.WriteLine($"motion {x} {y} {z} {buttons}")),
            loop.Keep<OnButtons>((_, buttons) => Console.WriteLine($"buttons {buttons}")));
        _tablet = NewInstance(
            "tablet",
            loop.Keep<OnSize>((_, width, height) => Console.WriteLine($"logical {width}x{height}")),
            loop.Keep<OnPosition>((_, x, y, buttons) => Console.WriteLine($"position {x} {y} {buttons}")),
            loop.Keep<OnWheel>((_, motion, buttons) => Console.WriteLine($"wheel {motion} {buttons}")),
            loop.Keep<OnButtons>((_, buttons) => Console.WriteLine($"tablet-buttons {buttons}")));
        _ = SpiceLibrary.AddInterface(server, _keyboard);
        _ = SpiceLibrary.AddInterface(server, _mouse);
    }

    private delegate void OnKey(nint instance, byte code);

    private delegate byte GetLeds(nint instance);

    private delegate void OnMotion(nint instance, int x, int y, int z, uint buttons);

    private delegate void OnButtons(nint instance, uint buttons);

    private delegate void OnSize(nint instance, int width, int height);

    private delegate void OnPosition(nint instance, int x, int y, uint buttons);

    private delegate void OnWheel(nint instance, int motion, uint buttons);

    /// <summary>A tablet, which lets a client choose the mouse mode; or none, which leaves it relative motion.</summary>
    public void SetTablet(bool isThere)
    {
        if (isThere != _hasTablet)
        {
            _ = isThere ? SpiceLibrary.AddInterface(_server, _tablet) : SpiceLibrary.RemoveInterface(_tablet);
            _hasTablet = isThere;
        }
    }

    /// <param name="leds">1 scroll, 2 num, 4 caps lock.</param>
    public void SetLeds(byte leds)
    {
        _leds = leds;
        _ = SpiceLibrary.SetLeds(_keyboard, leds);
    }

    private static Instance* NewInstance(string type, nint first, nint second, nint third = 0, nint fourth = 0)
    {
        var calls = (InputInterface*)NativeMemory.AllocZeroed((nuint)sizeof(InputInterface));
        *calls = new InputInterface { Base = new BaseInterface(type, 1, 1), First = first, Second = second, Third = third, Fourth = fourth };
        var instance = (Instance*)NativeMemory.AllocZeroed((nuint)sizeof(Instance));
        instance->Interface = (nint)calls;
        return instance;
    }
}
