using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Architecture.Rules.Questions;
using static CleanTemplate.Architecture.Rules.Questions.Traits;

namespace CleanTemplate.Architecture.Rules;

/// <summary>Words that choose types.</summary>
public sealed class Predicates : Phrases<PredicateList>
{
    private readonly PredicateList _list;

    internal Predicates(PredicateList list) => _list = list;

    /// <summary>A class; see <see cref="CodeType.IsClass"/>.</summary>
    public PredicateList AreClasses() => Ask(Classes);

    /// <summary>Not a class.</summary>
    public PredicateList AreNotClasses() => Ask(Classes.Not());

    /// <summary>An interface; see <see cref="CodeType.IsInterface"/>.</summary>
    public PredicateList AreInterfaces() => Ask(Interfaces);

    /// <summary>Not an interface.</summary>
    public PredicateList AreNotInterfaces() => Ask(Interfaces.Not());

    /// <summary>Abstract; see <see cref="CodeType.IsAbstract"/>.</summary>
    public PredicateList AreAbstract() => Ask(Abstract);

    /// <summary>Not abstract.</summary>
    public PredicateList AreNotAbstract() => Ask(Abstract.Not());

    /// <summary>Sealed; see <see cref="CodeType.IsSealed"/>.</summary>
    public PredicateList AreSealed() => Ask(Sealed);

    /// <summary>Not sealed.</summary>
    public PredicateList AreNotSealed() => Ask(Sealed.Not());

    /// <summary>Static; see <see cref="CodeType.IsStatic"/>.</summary>
    public PredicateList AreStatic() => Ask(Static);

    /// <summary>Not static.</summary>
    public PredicateList AreNotStatic() => Ask(Static.Not());

    /// <summary>Public; see <see cref="CodeType.IsPublic"/>.</summary>
    public PredicateList ArePublic() => Ask(Public);

    /// <summary>Not public.</summary>
    public PredicateList AreNotPublic() => Ask(Public.Not());

    /// <summary>Nested; see <see cref="CodeType.IsNested"/>.</summary>
    public PredicateList AreNested() => Ask(Nested);

    /// <summary>Not nested.</summary>
    public PredicateList AreNotNested() => Ask(Nested.Not());

    /// <summary>Generic; see <see cref="CodeType.IsGeneric"/>.</summary>
    public PredicateList AreGeneric() => Ask(Generic);

    /// <summary>Not generic.</summary>
    public PredicateList AreNotGeneric() => Ask(Generic.Not());

    /// <summary>Immutable; see <see cref="CodeType.IsImmutable"/>.</summary>
    public PredicateList AreImmutable() => Ask(Immutable);

    /// <summary>Not immutable.</summary>
    public PredicateList AreMutable() => Ask(Immutable.Not());

    /// <summary>A struct; see <see cref="CodeType.IsStruct"/>.</summary>
    [BeyondNetArchTest]
    public PredicateList AreStructs() => Ask(Structs);

    /// <summary>Not a struct.</summary>
    [BeyondNetArchTest]
    public PredicateList AreNotStructs() => Ask(Structs.Not());

    /// <summary>A record; see <see cref="CodeType.IsRecord"/>.</summary>
    [BeyondNetArchTest]
    public PredicateList AreRecords() => Ask(Records);

    /// <summary>Not a record.</summary>
    [BeyondNetArchTest]
    public PredicateList AreNotRecords() => Ask(Records.Not());

    /// <summary>An enum; see <see cref="CodeType.IsEnum"/>.</summary>
    [BeyondNetArchTest]
    public PredicateList AreEnums() => Ask(Enums);

    /// <summary>Not an enum.</summary>
    [BeyondNetArchTest]
    public PredicateList AreNotEnums() => Ask(Enums.Not());

    /// <summary>A delegate; see <see cref="CodeType.IsDelegate"/>.</summary>
    [BeyondNetArchTest]
    public PredicateList AreDelegates() => Ask(Delegates);

    /// <summary>Not a delegate.</summary>
    [BeyondNetArchTest]
    public PredicateList AreNotDelegates() => Ask(Delegates.Not());

    /// <summary>Internal; see <see cref="CodeType.IsInternal"/>.</summary>
    [BeyondNetArchTest]
    public PredicateList AreInternal() => Ask(Internal);

    /// <summary>Not internal.</summary>
    [BeyondNetArchTest]
    public PredicateList AreNotInternal() => Ask(Internal.Not());

    /// <summary>Not in the namespace nor one below it.</summary>
    public PredicateList DoNotResideInNamespace(string name) => Ask(InNamespace(name).Not());

    /// <summary>Not called so.</summary>
    public PredicateList DoNotHaveName(string name) => Ask(Named("equal ", name, type => type.Name == name).Not());

    /// <summary>With a name that does not start so.</summary>
    public PredicateList DoNotHaveNameStartingWith(string start) => Ask(Named("start with ", start, type => type.Name.StartsWith(start, StringComparison.Ordinal)).Not());

    /// <summary>With a name that does not end so.</summary>
    public PredicateList DoNotHaveNameEndingWith(string end) => Ask(Named("end with ", end, type => type.Name.EndsWith(end, StringComparison.Ordinal)).Not());

    /// <summary>With a name that does not match the regular expression.</summary>
    public PredicateList DoNotHaveNameMatching(string pattern) => Ask(Named("match ", pattern, Matching(pattern, type => type.Name)).Not());

    /// <summary>Not implementing the interface.</summary>
    public PredicateList DoNotImplementInterface(Type interfaceType) => Ask(Implementing(interfaceType).Not());

    /// <summary>Not deriving from the class.</summary>
    public PredicateList DoNotInherit(Type type) => Ask(Deriving(type).Not());

    /// <summary>Not carrying the attribute.</summary>
    public PredicateList DoNotHaveCustomAttribute(Type attribute) => Ask(Carrying(attribute).Not());

    /// <summary>Not using the namespace, type or member.</summary>
    public PredicateList DoNotHaveDependencyOn(string dependency) => Ask(UsingAny([dependency]).Not());

    /// <summary>Using none of the namespaces, types or members.</summary>
    public PredicateList DoNotHaveDependencyOnAny(params string[] dependencies) => Ask(UsingAny(dependencies).Not());

    /// <summary>Not using all of the namespaces, types or members.</summary>
    public PredicateList DoNotHaveDependencyOnAll(params string[] dependencies) => Ask(UsingAll(dependencies).Not());

    /// <summary>For which the function says so.</summary>
    [BeyondNetArchTest]
    public PredicateList Are(Func<CodeType, bool> such) => Ask(new("is not such a type", "is such a type", such));

    internal override PredicateList Ask(Question question) => _list.Add(question);
}
