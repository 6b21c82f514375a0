using System.Collections.Frozen;
using System.Reflection;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Authorization;

/// <summary>The access rule of a request, read once per type.</summary>
public static class Access
{
    public static AccessAttribute Of(Type request) =>
        request.GetCustomAttributes<AccessAttribute>().ToList() is [var rule] ? rule : new NobodyAttribute();

    internal static Error? Refuse<TRequest>(ICurrentUser user) => Rule<TRequest>.Value.Refuse(user);

    private static class Rule<TRequest>
    {
        public static readonly AccessAttribute Value = Of(typeof(TRequest));
    }

    private sealed class NobodyAttribute : AccessAttribute
    {
        public override Error Refuse(ICurrentUser user) =>
            new(ErrorKind.Forbidden, "common.access_undeclared", "Nobody may do this: the request does not declare its access.");
    }
}

/// <summary>Says on a request record who may send it. Each request carries exactly one; without it, nobody may.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class AccessAttribute : Attribute
{
    public abstract Error? Refuse(ICurrentUser user);
}

/// <summary>Anybody, signed in or not.</summary>
public sealed class PublicAttribute : AccessAttribute
{
    public override Error? Refuse(ICurrentUser user) => null;
}

/// <summary>Anybody who is signed in.</summary>
public sealed class SignedInAttribute : AccessAttribute
{
    public override Error? Refuse(ICurrentUser user) => user.IsSignedIn ? null : CommonErrors.SignInRequired;
}

/// <summary>Whoever has a role that is granted the permission.</summary>
public sealed class RequirePermissionAttribute(string permission) : AccessAttribute
{
    public string Permission => permission;

    public override Error? Refuse(ICurrentUser user)
    {
        if (!user.IsSignedIn) return CommonErrors.SignInRequired;
        return user.May(permission) ? null : CommonErrors.PermissionRequired(permission);
    }
}

/// <summary>What a user can be. What each may do stands on the permissions of the business areas.</summary>
public static class Roles
{
    public const string Admin = "admin";
    public const string Manager = "manager";
    public const string Customer = "customer";

    public static readonly IReadOnlyList<string> All = [Admin, Manager, Customer];
}

/// <summary>What each role may do: every constant of this assembly that carries <see cref="GrantedToAttribute"/>.</summary>
public static class RoleGrants
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Permissions = Read(typeof(RoleGrants).Assembly.GetTypes());

    public static bool Allow(string role, string permission) => Permissions.TryGetValue(role, out var granted) && granted.Contains(permission);

    /// <summary>By role. Wildcards are replaced by what they stand for, so that asking is one look-up.</summary>
    internal static FrozenDictionary<string, FrozenSet<string>> Read(IEnumerable<Type> types)
    {
        var grants = types
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral && field.IsDefined(typeof(GrantedToAttribute)))
            .SelectMany(field => field.GetCustomAttribute<GrantedToAttribute>()!.Roles, (field, role) => (Role: role, Permission: (string)field.GetRawConstantValue()!))
            .ToList();
        var known = grants.Select(grant => grant.Permission).Where(permission => !permission.EndsWith(CommonPermissions.Everything, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return grants
            .GroupBy(grant => grant.Role, StringComparer.Ordinal)
            .ToFrozenDictionary(
                role => role.Key,
                role => role.SelectMany(grant => Meant(grant.Permission, known)).ToFrozenSet(StringComparer.Ordinal),
                StringComparer.Ordinal);
    }

    private static IEnumerable<string> Meant(string permission, IEnumerable<string> known) => permission.EndsWith(CommonPermissions.Everything, StringComparison.Ordinal)
        ? known.Where(candidate => candidate.StartsWith(permission[..^CommonPermissions.Everything.Length], StringComparison.Ordinal))
        : [permission];
}

/// <summary>
/// Grants a permission, a constant of its business area such as <c>reports:read</c>, to roles. <c>reports:*</c> stands for
/// every permission on reports, <c>*</c> for all there are.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class GrantedToAttribute(params string[] roles) : Attribute
{
    public IReadOnlyList<string> Roles => roles;
}

public static class CommonPermissions
{
    [GrantedTo(Roles.Admin)]
    public const string Everything = "*";
}
