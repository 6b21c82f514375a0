namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>What a type is: each predicate, each condition and their negations, asked about one of each kind.</summary>
public sealed class KindsOfTypes(KindsOfTypes.Zoo zoo) : IClassFixture<KindsOfTypes.Zoo>
{
    private static readonly Dictionary<string, Trait> Traits = new()
    {
        ["classes"] = new(p => p.AreClasses(), p => p.AreNotClasses(), c => c.BeClasses(), c => c.NotBeClasses(),
            "Abstract Event FileLocal Generic Internal Internal.Public Open Outer Outer.Internal Outer.Private Outer.PrivateProtected Outer.Protected Outer.ProtectedInternal Outer.Public Record Sealed Static"),
        ["interfaces"] = new(p => p.AreInterfaces(), p => p.AreNotInterfaces(), c => c.BeInterfaces(), c => c.NotBeInterfaces(), "IFace"),
        ["abstract"] = new(p => p.AreAbstract(), p => p.AreNotAbstract(), c => c.BeAbstract(), c => c.NotBeAbstract(), "Abstract"),
        ["sealed"] = new(p => p.AreSealed(), p => p.AreNotSealed(), c => c.BeSealed(), c => c.NotBeSealed(), "Callback Enum ReadonlyStruct RecordStruct Sealed Static Struct"),
        ["static"] = new(p => p.AreStatic(), p => p.AreNotStatic(), c => c.BeStatic(), c => c.NotBeStatic(), "Static"),
        ["public"] = new(p => p.ArePublic(), p => p.AreNotPublic(), c => c.BePublic(), c => c.NotBePublic(),
            "Abstract Callback Enum Event Generic IFace Open Outer Outer.Public ReadonlyStruct Record RecordStruct Sealed Static Struct"),
        ["internal"] = new(p => p.AreInternal(), p => p.AreNotInternal(), c => c.BeInternal(), c => c.NotBeInternal(), "FileLocal Internal Outer.Internal"),
        ["nested"] = new(p => p.AreNested(), p => p.AreNotNested(), c => c.BeNested(), c => c.NotBeNested(),
            "Internal.Public Outer.Internal Outer.Private Outer.PrivateProtected Outer.Protected Outer.ProtectedInternal Outer.Public"),
        ["generic"] = new(p => p.AreGeneric(), p => p.AreNotGeneric(), c => c.BeGeneric(), c => c.NotBeGeneric(), "Generic"),
        ["structs"] = new(p => p.AreStructs(), p => p.AreNotStructs(), c => c.BeStructs(), c => c.NotBeStructs(), "ReadonlyStruct RecordStruct Struct"),
        ["records"] = new(p => p.AreRecords(), p => p.AreNotRecords(), c => c.BeRecords(), c => c.NotBeRecords(), "Record RecordStruct"),
        ["enums"] = new(p => p.AreEnums(), p => p.AreNotEnums(), c => c.BeEnums(), c => c.NotBeEnums(), "Enum"),
        ["delegates"] = new(p => p.AreDelegates(), p => p.AreNotDelegates(), c => c.BeDelegates(), c => c.NotBeDelegates(), "Callback"),
        ["immutable"] = new(p => p.AreImmutable(), p => p.AreMutable(), c => c.BeImmutable(), c => c.BeMutable(),
            "Abstract Callback FileLocal Generic IFace Internal Internal.Public Open Outer Outer.Internal Outer.Private Outer.PrivateProtected Outer.Protected Outer.ProtectedInternal Outer.Public ReadonlyStruct Record Sealed Static"),
    };

    public static TheoryData<string> Names => [.. Traits.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_trait_selects_exactly_those_that_have_it_and_its_negation_the_others(string name)
    {
        var (are, areNot, _, _, names) = Traits[name];

        Assert.Equal(names.Split(' '), Zoo.Names(are(zoo.Types.That()).GetTypes()));
        Assert.Equal(zoo.Except(names), Zoo.Names(areNot(zoo.Types.That()).GetTypes()));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_trait_that_should_be_there_fails_for_exactly_the_others(string name)
    {
        var (_, _, be, notBe, names) = Traits[name];

        Assert.Equal(zoo.Except(names), Zoo.Names(be(zoo.Types.Should()).GetResult().FailingTypes));
        Assert.Equal(names.Split(' '), Zoo.Names(notBe(zoo.Types.Should()).GetResult().FailingTypes));
        Assert.Equal(names.Split(' '), Zoo.Names(be(zoo.Types.ShouldNot()).GetResult().FailingTypes));
        Assert.Equal(zoo.Except(names), Zoo.Names(notBe(zoo.Types.ShouldNot()).GetResult().FailingTypes));
    }

    /// <summary>An assembly with one type of each kind.</summary>
    public sealed class Zoo : IDisposable
    {
        private readonly Assemblies _assemblies = new Assemblies().With(
            "Zoo",
            """
            public class Open;
            public abstract class Abstract;
            public sealed class Sealed;
            public static class Static { public static void M() { } }
            public class Generic<T>;
            public record Record(int Number);
            public interface IFace { int P { get; set; } }
            public struct Struct { public int Number; public static bool operator ==(Struct a, Struct b) => true; public static bool operator !=(Struct a, Struct b) => false; bool PrintMembers() => true; }
            public readonly struct ReadonlyStruct;
            public record struct RecordStruct(int Number);
            public enum Enum { One }
            public delegate void Callback();
            public class Event { public event System.Action? Happened; }
            internal class Internal { public class Public; }
            file class FileLocal;
            public class Outer
            {
                public class Public;
                protected class Protected;
                private class Private;
                internal class Internal;
                protected internal class ProtectedInternal;
                private protected class PrivateProtected;
            }
            """);

        internal Types Types => _assemblies.Types();

        internal static IEnumerable<string> Names(IEnumerable<Model.CodeType> types) => types.Select(type => type.FullName).Order(StringComparer.Ordinal);

        internal IEnumerable<string> Except(string names) => Names(Types.GetTypes()).Except(names.Split(' '));

        public void Dispose() => _assemblies.Dispose();
    }

    private sealed record Trait(
        Func<Predicates, PredicateList> Are,
        Func<Predicates, PredicateList> AreNot,
        Func<Conditions, ConditionList> Be,
        Func<Conditions, ConditionList> NotBe,
        string Names);
}
