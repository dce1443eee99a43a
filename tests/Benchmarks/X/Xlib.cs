using System.Runtime.InteropServices;

namespace Compositor.Benchmarks;

/// <summary>What is called of libX11, libXtst and libXdamage, under the names of their headers. Windows, colours and drawables are longs there.</summary>
internal static partial class Xlib
{
    public const int KeyPress = 2;
    public const nint KeyPressMask = 1;
    public const int ZPixmap = 2;
    public const int RevertToParent = 2;

    /// <summary>XDamageReportNonEmpty: an event when there is damage, and none until it was taken.</summary>
    public const int DamageReportNonEmpty = 3;

    private const string X11 = "libX11.so.6";
    private const string Damage = "libXdamage.so.1";

    [LibraryImport(X11, EntryPoint = "XOpenDisplay", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint OpenDisplay(string name);

    [LibraryImport(X11, EntryPoint = "XCloseDisplay")]
    public static partial int CloseDisplay(nint display);

    [LibraryImport(X11, EntryPoint = "XConnectionNumber")]
    public static partial int ConnectionNumber(nint display);

    [LibraryImport(X11, EntryPoint = "XDefaultRootWindow")]
    public static partial nuint DefaultRootWindow(nint display);

    [LibraryImport(X11, EntryPoint = "XDefaultGC")]
    public static partial nint DefaultGc(nint display, int screen);

    [LibraryImport(X11, EntryPoint = "XCreateSimpleWindow")]
    public static partial nuint CreateSimpleWindow(nint display, nuint parent, int x, int y, uint width, uint height, uint borderWidth, nuint border, nuint background);

    [LibraryImport(X11, EntryPoint = "XSelectInput")]
    public static partial int SelectInput(nint display, nuint window, nint mask);

    [LibraryImport(X11, EntryPoint = "XMapWindow")]
    public static partial int MapWindow(nint display, nuint window);

    [LibraryImport(X11, EntryPoint = "XMoveResizeWindow")]
    public static partial int MoveResizeWindow(nint display, nuint window, int x, int y, uint width, uint height);

    [LibraryImport(X11, EntryPoint = "XSetInputFocus")]
    public static partial int SetInputFocus(nint display, nuint window, int revertTo, nuint time);

    [LibraryImport(X11, EntryPoint = "XSetWindowBackground")]
    public static partial int SetWindowBackground(nint display, nuint window, nuint colour);

    [LibraryImport(X11, EntryPoint = "XClearWindow")]
    public static partial int ClearWindow(nint display, nuint window);

    [LibraryImport(X11, EntryPoint = "XSetForeground")]
    public static partial int SetForeground(nint display, nint gc, nuint colour);

    [LibraryImport(X11, EntryPoint = "XFillRectangle")]
    public static partial int FillRectangle(nint display, nuint drawable, nint gc, int x, int y, uint width, uint height);

    [LibraryImport(X11, EntryPoint = "XFlush")]
    public static partial int Flush(nint display);

    [LibraryImport(X11, EntryPoint = "XSync")]
    public static partial int Sync(nint display, int discard);

    [LibraryImport(X11, EntryPoint = "XPending")]
    public static partial int Pending(nint display);

    [LibraryImport(X11, EntryPoint = "XNextEvent")]
    public static partial int NextEvent(nint display, out XEvent happened);

    [LibraryImport(X11, EntryPoint = "XCreateImage")]
    public static partial nint CreateImage(nint display, nint visual, uint depth, int format, int offset, nint data, uint width, uint height, int pad, int bytesPerLine);

    [LibraryImport(X11, EntryPoint = "XPutImage")]
    public static partial int PutImage(nint display, nuint drawable, nint gc, nint image, int fromX, int fromY, int x, int y, uint width, uint height);

    [LibraryImport(X11, EntryPoint = "XGetImage")]
    public static partial nint GetImage(nint display, nuint drawable, int x, int y, uint width, uint height, nuint planes, int format);

    [LibraryImport(X11, EntryPoint = "XGetPixel")]
    public static partial nuint GetPixel(nint image, int x, int y);

    [LibraryImport(X11, EntryPoint = "XDestroyImage")]
    public static partial int DestroyImage(nint image);

    [LibraryImport(X11, EntryPoint = "XKeysymToKeycode")]
    public static partial byte KeysymToKeycode(nint display, nuint keysym);

    [LibraryImport("libXtst.so.6", EntryPoint = "XTestFakeKeyEvent")]
    public static partial int FakeKeyEvent(nint display, uint keycode, int press, nuint delay);

    [LibraryImport(Damage, EntryPoint = "XDamageQueryExtension")]
    public static partial int DamageQueryExtension(nint display, out int firstEvent, out int firstError);

    [LibraryImport(Damage, EntryPoint = "XDamageCreate")]
    public static partial nuint DamageCreate(nint display, nuint drawable, int level);

    [LibraryImport(Damage, EntryPoint = "XDamageSubtract")]
    public static partial void DamageSubtract(nint display, nuint damage, nuint repair, nuint parts);
}
