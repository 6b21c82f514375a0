namespace CleanTemplate.Infrastructure.Persistence.Audit;

/// <summary>Who writes in this scope when nobody is signed in: the application, by the name of what it is doing, such as <c>schedule:clean-up</c>.</summary>
internal sealed class SystemActor
{
    public string Name
    {
        get;
        set => field = value[..Math.Min(value.Length, AuditEntry.WhoLength)];
    } = "system";
}
