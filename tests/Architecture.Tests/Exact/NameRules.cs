using CleanTemplate.Application.Common;
using CleanTemplate.Architecture.Rules.Model;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>Rule 6: whoever looks for something finds it where its name says.</summary>
public sealed class NameRules
{
    private const string Found = "whoever looks for something finds it where its name says";
    private const string NoneYet = "a new project has none yet";

    [Fact]
    public void A_namespace_is_a_folder() => ANamespaceIsAFolder(House.Own).ShouldHold(Found);

    [Fact]
    public void Handlers_are_called_so() => HandlersAreCalledSo(House.Own).ShouldHold(Found);

    [Fact]
    public void Nothing_else_is_called_handler() => NothingElseIsCalledHandler(House.Own).ShouldHold(Found);

    [Fact]
    public void Validators_are_called_so() => ValidatorsAreCalledSo(House.Own).ShouldHold(Found, NoneYet);

    [Fact]
    public void Nothing_else_is_called_validator() => NothingElseIsCalledValidator(House.Own).ShouldHold(Found, NoneYet);

    [Fact]
    public void Configurations_are_called_so() => ConfigurationsAreCalledSo(House.Own).ShouldHold(Found);

    [Fact]
    public void Nothing_else_is_called_configuration() => NothingElseIsCalledConfiguration(House.Own).ShouldHold(Found);

    [Fact]
    public void Repositories_are_called_so() => RepositoriesAreCalledSo(House.Own).ShouldHold(Found, NoneYet);

    [Fact]
    public void Nothing_else_is_called_repository() => NothingElseIsCalledRepository(House.Own).ShouldHold(Found, NoneYet);

    [Fact]
    public void A_request_has_one_handler() => ARequestHasOneHandler(House.Own)
        .ShouldHold("with two, nobody knows which one runs; with none, nothing does");

    internal static Rule ANamespaceIsAFolder(House house) => house.Types
        .That().ResideInNamespace(house.Root).And().Are(type => FolderOf(type) is not null)
        .Should().Be("lies in another folder than its namespace says", type => type.Namespace == $"{type.AssemblyName}{FolderOf(type)}");

    internal static Rule HandlersAreCalledSo(House house) => house.Handlers().Should().HaveNameEndingWith("Handler");

    // Further out there are handlers of other things: of exceptions, of sign-ins.
    internal static Rule NothingElseIsCalledHandler(House house) => house.Types
        .That().ResideInNamespace(house.Application).And().AreClasses().And().HaveNameEndingWith("Handler")
        .Should().ImplementInterface(typeof(ICommandHandler<,>)).Or().ImplementInterface(typeof(IQueryHandler<,>));

    internal static Rule ValidatorsAreCalledSo(House house) => house.Types
        .That().ResideInNamespace(house.Root).And().Inherit(typeof(AbstractValidator<>))
        .Should().HaveNameEndingWith("Validator");

    internal static Rule NothingElseIsCalledValidator(House house) => house.Types
        .That().ResideInNamespace(house.Root).And().AreClasses().And().HaveNameEndingWith("Validator")
        .Should().Inherit(typeof(AbstractValidator<>));

    internal static Rule ConfigurationsAreCalledSo(House house) => house.Types
        .That().ResideInNamespace(house.Root).And().ImplementInterface(typeof(IEntityTypeConfiguration<>))
        .Should().HaveNameEndingWith("Configuration");

    internal static Rule NothingElseIsCalledConfiguration(House house) => house.Types
        .That().ResideInNamespace(house.Root).And().AreClasses().And().HaveNameEndingWith("Configuration")
        .Should().ImplementInterface(typeof(IEntityTypeConfiguration<>));

    internal static Rule RepositoriesAreCalledSo(House house) => house.Types
        .That().ResideInNamespace(house.Root).And().Are(type => IsRepository(house, type))
        .Should().HaveNameEndingWith("Repository");

    internal static Rule NothingElseIsCalledRepository(House house) => house.Types
        .That().ResideInNamespace(house.Root).And().AreClasses().And().HaveNameEndingWith("Repository")
        .Should().Be("implements no repository of the domain", type => IsRepository(house, type));

    internal static Rule ARequestHasOneHandler(House house)
    {
        var handlers = house.Handlers().GetTypes().SelectMany(Parts.RequestsOf)
            .CountBy(request => request, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return house.Requests().Should().Be("has no handler, or more than one",
            request => handlers.GetValueOrDefault(request.FullName) == 1);
    }

    private static bool IsRepository(House house, CodeType type) => type.Interfaces.Any(face =>
        face.FullName.StartsWith($"{house.Domain}.", StringComparison.Ordinal)
        && face.FullName.EndsWith("Repository", StringComparison.Ordinal));

    /// <summary>The folders between the project and the file, with a dot before each; null for what a tool wrote, or another project.</summary>
    private static string? FolderOf(CodeType type)
    {
        var project = type.AssemblyName["CleanTemplate.".Length..];
        var path = type.SourceFile?.Split('/') ?? [];
        var start = Array.IndexOf(path, project);
        return start < 0 || path.Contains("obj") ? null : string.Concat(path[(start + 1)..^1].Select(folder => $".{folder}"));
    }
}
