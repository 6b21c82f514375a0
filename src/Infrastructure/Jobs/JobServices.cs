using System.Reflection;
using CleanTemplate.Application;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Jobs;

internal sealed class JobServices : IAreaServices
{
    private static readonly Assembly[] JobAssemblies = [typeof(ApplicationServices).Assembly, typeof(JobServices).Assembly];

    public void AddTo(IServiceCollection services)
    {
        services
            .AddSettings<JobOptions>(JobOptions.Section)
            .AddMetrics()
            .AddSingleton<JobRegistry>()
            .AddSingleton<JobTable>()
            .AddSingleton<JobBell>()
            .AddSingleton<JobCallOffBell>()
            .AddSingleton<JobMetrics>()
            .AddSingleton<JobWatch>()
            .AddSingleton<JobRunner>()
            .AddSingleton<JobWorker>()
            .AddHostedService(provider => provider.GetRequiredService<JobWorker>())
            .AddScoped(typeof(JobExecution<>))
            .AddScoped<JobProgress>()
            .AddScoped<IJobProgress>(provider => provider.GetRequiredService<JobProgress>());
        foreach (var job in JobAssemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsClass: true, IsAbstract: false }))
            services.AddJob(job);
    }
}

internal static class JobRegistration
{
    /// <summary>A class that does none of the work of jobs adds nothing.</summary>
    public static void AddJob(this IServiceCollection services, Type type)
    {
        foreach (var job in type.GetInterfaces().Where(port => port.IsGenericType && port.GetGenericTypeDefinition() == typeof(IJob<>)))
            services.AddScoped(job, type).AddSingleton(JobKind.Of(job.GenericTypeArguments[0]));
    }
}
