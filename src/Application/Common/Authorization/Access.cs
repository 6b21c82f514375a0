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
