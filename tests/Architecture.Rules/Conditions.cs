using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Architecture.Rules.Questions;
using static CleanTemplate.Architecture.Rules.Questions.Traits;

namespace CleanTemplate.Architecture.Rules;

/// <summary>Words that say what a type is like.</summary>
public sealed class Conditions : Phrases<ConditionList>
{
    private readonly ConditionList _list;

    internal Conditions(ConditionList list) => _list = list;

    /// <summary>A class; see <see cref="CodeType.IsClass"/>.</summary>
    public ConditionList BeClasses() => Ask(Classes);

    /// <summary>Not a class.</summary>
    public ConditionList NotBeClasses() => Ask(Classes.Not());

    /// <summary>An interface; see <see cref="CodeType.IsInterface"/>.</summary>
    public ConditionList BeInterfaces() => Ask(Interfaces);

    /// <summary>Not an interface.</summary>
    public ConditionList NotBeInterfaces() => Ask(Interfaces.Not());

    /// <summary>Abstract; see <see cref="CodeType.IsAbstract"/>.</summary>
    public ConditionList BeAbstract() => Ask(Abstract);

    /// <summary>Not abstract.</summary>
    public ConditionList NotBeAbstract() => Ask(Abstract.Not());

    /// <summary>Sealed; see <see cref="CodeType.IsSealed"/>.</summary>
    public ConditionList BeSealed() => Ask(Sealed);

    /// <summary>Not sealed.</summary>
    public ConditionList NotBeSealed() => Ask(Sealed.Not());

    /// <summary>Static; see <see cref="CodeType.IsStatic"/>.</summary>
    public ConditionList BeStatic() => Ask(Static);

    /// <summary>Not static.</summary>
    public ConditionList NotBeStatic() => Ask(Static.Not());

    /// <summary>Public; see <see cref="CodeType.IsPublic"/>.</summary>
    public ConditionList BePublic() => Ask(Public);

    /// <summary>Not public.</summary>
    public ConditionList NotBePublic() => Ask(Public.Not());

    /// <summary>Nested; see <see cref="CodeType.IsNested"/>.</summary>
    public ConditionList BeNested() => Ask(Nested);

    /// <summary>Not nested.</summary>
    public ConditionList NotBeNested() => Ask(Nested.Not());

    /// <summary>Generic; see <see cref="CodeType.IsGeneric"/>.</summary>
    public ConditionList BeGeneric() => Ask(Generic);

    /// <summary>Not generic.</summary>
    public ConditionList NotBeGeneric() => Ask(Generic.Not());

    /// <summary>Immutable; see <see cref="CodeType.IsImmutable"/>.</summary>
    public ConditionList BeImmutable() => Ask(Immutable);

    /// <summary>Not immutable.</summary>
    public ConditionList BeMutable() => Ask(Immutable.Not());

    /// <summary>A struct; see <see cref="CodeType.IsStruct"/>.</summary>
    [BeyondNetArchTest]
    public ConditionList BeStructs() => Ask(Structs);

    /// <summary>Not a struct.</summary>
    [BeyondNetArchTest]
    public ConditionList NotBeStructs() => Ask(Structs.Not());

    /// <summary>A record; see <see cref="CodeType.IsRecord"/>.</summary>
    [BeyondNetArchTest]
    public ConditionList BeRecords() => Ask(Records);

    /// <summary>Not a record.</summary>
    [BeyondNetArchTest]
    public ConditionList NotBeRecords() => Ask(Records.Not());

    /// <summary>An enum; see <see cref="CodeType.IsEnum"/>.</summary>
    [BeyondNetArchTest]
    public ConditionList BeEnums() => Ask(Enums);

    /// <summary>Not an enum.</summary>
    [BeyondNetArchTest]
    public ConditionList NotBeEnums() => Ask(Enums.Not());

    /// <summary>A delegate; see <see cref="CodeType.IsDelegate"/>.</summary>
    [BeyondNetArchTest]
    public ConditionList BeDelegates() => Ask(Delegates);

    /// <summary>Not a delegate.</summary>
    [BeyondNetArchTest]
    public ConditionList NotBeDelegates() => Ask(Delegates.Not());

    /// <summary>Internal; see <see cref="CodeType.IsInternal"/>.</summary>
    [BeyondNetArchTest]
    public ConditionList BeInternal() => Ask(Internal);

    /// <summary>Not internal.</summary>
    [BeyondNetArchTest]
    public ConditionList NotBeInternal() => Ask(Internal.Not());

    /// <summary>Not in the namespace nor one below it.</summary>
    public ConditionList NotResideInNamespace(string name) => Ask(InNamespace(name).Not());

    /// <summary>Not called so.</summary>
    public ConditionList NotHaveName(string name) => Ask(Named("equal ", name, type => type.Name == name).Not());

    /// <summary>With a name that does not start so.</summary>
    public ConditionList NotHaveNameStartingWith(string start) => Ask(Named("start with ", start, type => type.Name.StartsWith(start, StringComparison.Ordinal)).Not());

    /// <summary>With a name that does not end so.</summary>
    public ConditionList NotHaveNameEndingWith(string end) => Ask(Named("end with ", end, type => type.Name.EndsWith(end, StringComparison.Ordinal)).Not());

    /// <summary>With a name that does not match the regular expression.</summary>
    public ConditionList NotHaveNameMatching(string pattern) => Ask(Named("match ", pattern, Matching(pattern, type => type.Name)).Not());

    /// <summary>Not implementing the interface.</summary>
    public ConditionList NotImplementInterface(Type interfaceType) => Ask(Implementing(interfaceType).Not());

    /// <summary>Not deriving from the class.</summary>
    public ConditionList NotInherit(Type type) => Ask(Deriving(type).Not());

    /// <summary>Not carrying the attribute.</summary>
    public ConditionList NotHaveCustomAttribute(Type attribute) => Ask(Carrying(attribute).Not());

    /// <summary>Not using the namespace, type or member.</summary>
    public ConditionList NotHaveDependencyOn(string dependency) => Ask(UsingAny([dependency]).Not());

    /// <summary>Using none of the namespaces, types or members.</summary>
    public ConditionList NotHaveDependencyOnAny(params string[] dependencies) => Ask(UsingAny(dependencies).Not());

    /// <summary>Not using all of the namespaces, types or members.</summary>
    public ConditionList NotHaveDependencyOnAll(params string[] dependencies) => Ask(UsingAll(dependencies).Not());

    /// <summary>For which the function says so; put the answer no into words: "has no validator".</summary>
    [BeyondNetArchTest]
    public ConditionList Be(string otherwise, Func<CodeType, bool> such) => Ask(new(otherwise, $"must not: {otherwise}", such));

    /// <summary>With at least one such member; put that into words: "has a public setter". Each is a violation of <c>ShouldNot()</c>, on its own line.</summary>
    [BeyondNetArchTest]
    public ConditionList HaveMembers(string says, Func<CodeMember, bool> such) => Ask(new($"not: {says}", says, type => type.Members.Any(such))
    {
        Places = (type, wanted) => wanted ? [] : type.Members.Where(such).Select(member => Violation.Of(type, member, says)),
    });

    /// <summary>Using anything that one of these assemblies defines, whatever its namespace.</summary>
    [BeyondNetArchTest]
    public ConditionList HaveDependencyOnAnyAssembly(params string[] assemblies) => Ask(new(
        $"does not use {string.Join(" or ", assemblies)}", $"uses {string.Join(" or ", assemblies)}",
        type => type.Targets.Any(target => assemblies.Contains(type.Graph.Names.TypeOf(target).Assembly)))
    {
        Assemblies = assemblies,
        AsksAssemblies = true,
        Places = (type, wanted) => wanted ? [] : Uses(type, use => assemblies.Contains(use.Assembly)),
    });

    /// <summary>With at least one such use of another type. Each is a violation of <c>ShouldNot()</c>, on its own line.</summary>
    [BeyondNetArchTest]
    public ConditionList HaveUses(Func<CodeUse, bool> such) => Ask(new("has no such use", "has such a use", type => type.Uses.Any(such))
    {
        AsksAssemblies = true,
        Places = (type, wanted) => wanted ? [] : Uses(type, such),
    });

    internal override ConditionList Ask(Question question) => _list.Add(question);
}
