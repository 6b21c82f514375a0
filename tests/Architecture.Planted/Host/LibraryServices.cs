using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Architecture.Planted.Host;

/// <summary>A composition that a container builds without a word: each mistake hides behind a decorator, a factory or a second registration.</summary>
public static class LibraryServices
{
    public static IServiceCollection Compose()
    {
        var services = new ServiceCollection()
            .AddScoped<Card>()
            .AddScoped<Visitor>().AddScoped<Roster>()
            .AddScoped<IGuide, Brochure>().AddScoped<IGuide, Recording>()
            .AddScoped<IDoorman, DayDoorman>().AddScoped<IDoorman, NightDoorman>()
            .AddScoped<IWindow, LeftWindow>().AddScoped<IWindow, RightWindow>()
            .AddKeyedScoped<IStamp, Stamp>("date")
            .AddKeyedScoped<IStamp, WornStamp>("seal")
            .AddScoped<IPost, Post>().Decorate<IPost, CountedPost>()
            .AddSingleton<IFrontDesk, FrontDesk>().Decorate<IFrontDesk, PersonalFrontDesk>()
            .AddSingleton<IBackDesk>(provider => new BackDesk(provider.GetRequiredService<Card>()))
            .AddKeyedScoped<ICloneable, Ruler>("long")
            .AddScoped<IDisposable, Lamp>()
            .AddScoped(provider => (IComparer<Card>)provider.GetRequiredService<IInk>())
            .AddScoped(provider => (IFormatProvider)provider.GetRequiredService<IInk>())
            .AddScoped<Drawer<string>>()
            .AddSingleton<Noticeboard>();
        services.AddSingleton(typeof(Drawer<>));
        return services;
    }
}

public interface IGuide;

public interface IDoorman;

public interface IWindow;

public interface IStamp;

public interface IInk;

public interface IMail;

public interface IPost;

public interface IFrontDesk;

public interface IBackDesk;

public sealed class Brochure : IGuide;

public sealed class Recording : IGuide;

public sealed class DayDoorman : IDoorman;

public sealed class NightDoorman : IDoorman;

public sealed class LeftWindow(IInk ink) : IWindow
{
    public IInk Ink => ink;
}

public sealed class RightWindow : IWindow;

public sealed class Card;

public sealed class Noticeboard;

public sealed class Drawer<TContent>(IInk ink)
{
    public IInk Ink => ink;
}

/// <summary>Takes all guides, and one of two doormen: which, nobody said.</summary>
public sealed class Visitor(IEnumerable<IGuide> guides, IDoorman doorman)
{
    public object All => (guides, doorman);
}

public sealed class Roster(IEnumerable<IDoorman> doormen, [FromKeyedServices("date")] IStamp stamp)
{
    public object All => (doormen, stamp);
}

public sealed class Ruler(IInk ink) : ICloneable
{
    public object Clone() => new Ruler(ink);
}

public sealed class Lamp(IInk ink) : IDisposable
{
    public IInk Ink => ink;

    public void Dispose()
    {
    }
}

public sealed class Stamp : IStamp;

public sealed class WornStamp(IInk ink) : IStamp
{
    public IInk Ink => ink;
}

public sealed class Post(IMail mail) : IPost
{
    public IMail Mail => mail;
}

public sealed class CountedPost(IPost inner) : IPost
{
    public IPost Inner => inner;
}

public sealed class FrontDesk : IFrontDesk;

public sealed class PersonalFrontDesk(IFrontDesk inner, Card card) : IFrontDesk
{
    public object All => (inner, card);
}

public sealed class BackDesk(Card card) : IBackDesk
{
    public Card Card => card;
}
