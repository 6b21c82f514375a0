namespace CleanTemplate.Application.Common.Authorization;

/// <summary>What a user can be. What each may do stands on the permissions of the business areas.</summary>
public static class Roles
{
    public const string Admin = "admin";
    public const string Manager = "manager";
    public const string Customer = "customer";

    public static readonly IReadOnlyList<string> All = [Admin, Manager, Customer];
}
