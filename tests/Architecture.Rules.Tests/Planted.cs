namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>The assemblies that the cases are compiled against.</summary>
internal static class Planted
{
    /// <summary>What the cases must not use.</summary>
    public const string Forbidden =
        """
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;

        namespace Forbidden;

        public class Thing
        {
            public static int Count;
            public static Thing Default = new();
            public int Weight;
            public Thing? Next;
            public static int Total { get; set; }
            public int Size { get; set; }
            public int this[int index] => index;
            public static event Action? Happened;
            public static void Run() => Happened?.Invoke();
            public static T Pass<T>(T value) => value;
            public static Thing Make() => new();
            public void Go() { }
            public virtual void Turn() { }
            public virtual object Copy() => this;
            public static bool operator ==(Thing? left, Thing? right) => ReferenceEquals(left, right);
            public static bool operator !=(Thing? left, Thing? right) => !ReferenceEquals(left, right);
            public override bool Equals(object? other) => ReferenceEquals(this, other);
            public override int GetHashCode() => 0;
            public void Deconstruct(out int one, out int two) => one = two = 0;
        }

        public interface IThing { void M(); }
        public interface IMade { static abstract int Make(); }
        public class Box<T>
        {
            public static int Count;
            public static void Run() { }
            public T Value = default!;
            public class Lid;
        }
        public class Outer { public class Inner { public static void Run() { } } }
        public struct Unit
        {
            public int Value;
            public static implicit operator int(Unit unit) => unit.Value;
            public static explicit operator Unit(int value) => new() { Value = value };
        }
        public enum Kind { One, Two }
        public enum Tiny : byte { One, Two }
        public enum Huge : long { One, Two }
        public delegate void Signal();
        public class ThingException(int code = 0) : Exception { public int Code => code; }
        public sealed class Scope : IDisposable { public void Dispose() { } }
        public sealed class AsyncScope : IAsyncDisposable { public ValueTask DisposeAsync() => default; }
        public record Row(int Number);
        public class Bag : List<int>;
        public static class Verbs
        {
            public static void Poke(this object thing) { }
            public static int Sum(this int[] numbers) => 0;
            public static IEnumerable<int> Where(this int[] numbers, Func<int, bool> which) => numbers;
            public static System.Runtime.CompilerServices.TaskAwaiter GetAwaiter(this int number) => Task.CompletedTask.GetAwaiter();
            public static IEnumerator<char> GetEnumerator(this int number) => "".GetEnumerator();
            public static void Deconstruct(this int number, out int one, out int two) => one = two = 0;
            public static void Add(this Stack<int> stack, int number) { }
            extension(string text)
            {
                public bool IsPoked => true;
                public static string Nothing => "";
            }
        }
        [InterpolatedStringHandler]
        public ref struct Handler(int literals, int holes)
        {
            public void AppendLiteral(string text) { }
            public void AppendFormatted<T>(T value) { }
        }
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public class MarkAttribute : Attribute { public int Level; }
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public class MarkAttribute<T> : Attribute;
        public class Marshaler : ICustomMarshaler
        {
            public static ICustomMarshaler GetInstance(string cookie) => new Marshaler();
            public void CleanUpManagedData(object data) { }
            public void CleanUpNativeData(nint data) { }
            public int GetNativeDataSize() => 0;
            public nint MarshalManagedToNative(object data) => 0;
            public object MarshalNativeToManaged(nint data) => this;
        }
        """;

    /// <summary>What the cases may use: it stands between them and the forbidden, or looks like it.</summary>
    public const string Neighbour =
        """
        using Forbidden;

        namespace Neighbour
        {
            public class Own : Thing;
            public interface IOwn : IThing, IMade;
            public class OwnException : ThingException;
            [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
            public class SaysAttribute : Attribute
            {
                public Type? Named;
                public SaysAttribute() { }
                public SaysAttribute(Type? type) { }
                public SaysAttribute(object? value) { }
                public SaysAttribute(params Type[] types) { }
                public SaysAttribute(object[] values) { }
                public SaysAttribute(Small small, Type type) { }
                public SaysAttribute(Small[] small, Type type) { }
                public SaysAttribute(Large large, object value) { }
                public SaysAttribute(Holder.Inside inside, Type type) { }
                public SaysAttribute(Environment.SpecialFolder folder, Type type) { }
                public SaysAttribute(DayOfWeek day, Type type) { }
                public object? Property { get; set; }
                public Small Size { get; set; }
                public Type[]? Types { get; set; }
            }
            [AttributeUsage(AttributeTargets.All)]
            public class OfKindAttribute(Kind kind) : Attribute { public Kind Kind = kind; }
            public enum Small : byte { One = 1, Two }
            public enum Large : long { One = 1, Two = long.MaxValue }
            public class Holder { public enum Inside : short { One = 1 } }
            public static class Source
            {
                public static Thing Thing = new();
                public static List<Thing> Things = [];
                public static Thing Give() => new();
                public static Task<Thing> GiveLater() => Task.FromResult(new Thing());
                public static async IAsyncEnumerable<Thing> GiveSome() { await Task.Yield(); yield return new(); }
                public static void Take(Thing? thing) { }
                public static void TakeAll(params Thing[] things) { }
                public static void TakeOptional(int number, Kind kind = Kind.Two) { }
                public static Own Own() => new();
                public static object Object() => new Own();
                public static T Of<T>() => default!;
                public static void Use<T>(T value) { }
                public static void UseObject(object? value) { }
                public static bool Maybe => true;
                public static void Log(Handler handler) { }
                public static Thing Property { get; set; } = new();
                public static unsafe delegate*<Thing, void> Pointer = null;
                public static event Signal? Signalled { add { } remove { } }
            }
            public class Of<T> { public class In; public static void Run() { } public static T Value = default!; }
        }
        namespace Forbiddenish { public class Thing { public static void Run() { } } }
        namespace Not.Forbidden { public class Thing { public static void Run() { } } }
        namespace forbidden { public class Thing { public static void Run() { } } }
        namespace Outside { public class Forbidden { public static void Run() { } } }
        """;
}
