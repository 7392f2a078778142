namespace PrismSlice.Tests.Containers;

[TestClass]
public sealed class ContainerTests
{
    private readonly IContainerProvider _container = new Scenario().Start();

    private IContainerRegistry Registry => (IContainerRegistry)_container;

    [TestMethod]
    public void Singleton_is_one_instance_for_all()
    {
        Registry.RegisterSingleton<IService, FirstService>();

        Assert.AreSame(_container.Resolve<IService>(), _container.Resolve<IService>());
        Assert.AreSame(_container.Resolve<IService>(), _container.Resolve<NeedsService>().Service);
    }

    [TestMethod]
    public void Plain_registration_gives_another_instance_each_time()
    {
        Registry.Register<IService, FirstService>();

        Assert.AreNotSame(_container.Resolve<IService>(), _container.Resolve<IService>());
    }

    [TestMethod]
    public void Registered_instance_is_given_as_it_is()
    {
        FirstService instance = new();
        Registry.RegisterInstance<IService>(instance);

        Assert.AreSame(instance, _container.Resolve<IService>());
    }

    [TestMethod]
    public void Named_registrations_stand_beside_each_other()
    {
        Registry.RegisterSingleton<IService, FirstService>("first").Register<IService, SecondService>("second");

        Assert.IsInstanceOfType<FirstService>(_container.Resolve<IService>("first"));
        Assert.IsInstanceOfType<SecondService>(_container.Resolve<IService>("second"));
        Assert.IsTrue(_container.IsRegistered<IService>("first"));
        Assert.IsFalse(_container.IsRegistered<IService>("third"));
    }

    [TestMethod]
    public void Factory_gets_the_container_and_is_called_once_for_a_singleton()
    {
        int calls = 0;
        Registry.RegisterSingleton<IService, FirstService>();
        Registry.RegisterSingleton<NeedsService>(provider =>
        {
            calls++;
            return new NeedsService(provider.Resolve<IService>());
        });

        Assert.AreSame(_container.Resolve<NeedsService>(), _container.Resolve<NeedsConcrete>().Inner);
        Assert.AreEqual(1, calls);
    }

    [TestMethod]
    public void Plain_factory_is_called_each_time()
    {
        int calls = 0;
        Registry.Register<IService>(() =>
        {
            calls++;
            return new FirstService();
        });

        _container.Resolve<IService>();
        _container.Resolve<NeedsService>();

        Assert.AreEqual(2, calls);
    }

    [TestMethod]
    public void Registrations_are_taken_after_the_first_resolve()
    {
        Assert.ThrowsExactly<ContainerResolutionException>(() => _container.Resolve<NeedsConcrete>());

        Registry.RegisterSingleton<IService, FirstService>();

        Assert.IsInstanceOfType<FirstService>(_container.Resolve<NeedsConcrete>().Inner.Service);
    }

    [TestMethod]
    public void Last_registration_holds_even_after_the_service_was_resolved()
    {
        Registry.Register<IService, FirstService>();
        Assert.IsInstanceOfType<FirstService>(_container.Resolve<IService>());

        Registry.Register<IService, SecondService>();

        Assert.IsInstanceOfType<SecondService>(_container.Resolve<IService>());
    }

    [TestMethod]
    public void Singletons_stay_when_more_is_registered()
    {
        Registry.RegisterSingleton<IService, FirstService>();
        IService before = _container.Resolve<IService>();

        Registry.RegisterSingleton<HasTwoConstructors>();

        Assert.AreSame(before, _container.Resolve<HasTwoConstructors>().Service);
    }

    [TestMethod]
    public void Concrete_class_that_nobody_registered_is_made_anew_each_time()
    {
        Registry.RegisterSingleton<IService, FirstService>();

        Assert.AreNotSame(_container.Resolve<NeedsConcrete>(), _container.Resolve<NeedsConcrete>());
    }

    [TestMethod]
    public void Class_that_was_made_unregistered_can_become_a_singleton()
    {
        _container.Resolve<FirstService>();

        Registry.RegisterSingleton<FirstService>();

        Assert.AreSame(_container.Resolve<FirstService>(), _container.Resolve<FirstService>());
    }

    [TestMethod]
    public void Constructor_with_the_most_parameters_that_can_be_had_is_called()
    {
        Assert.IsNull(_container.Resolve<HasTwoConstructors>().Service);

        Registry.RegisterSingleton<IService, FirstService>();

        Assert.IsNotNull(_container.Resolve<HasTwoConstructors>().Service);
    }

    [TestMethod]
    public void Lazy_and_function_of_a_service_are_given()
    {
        Registry.RegisterSingleton<IService, FirstService>();

        NeedsLater later = _container.Resolve<NeedsLater>();

        Assert.AreSame(_container.Resolve<IService>(), later.Lazy.Value);
        Assert.AreSame(_container.Resolve<IService>(), later.Func());
    }

    [TestMethod]
    public void Registered_is_what_somebody_registered()
    {
        Assert.IsFalse(_container.IsRegistered<IService>());

        Registry.Register<IService, FirstService>();

        Assert.IsTrue(_container.IsRegistered<IService>());
        Assert.IsTrue(Registry.IsRegistered<IService>());
    }

    [TestMethod]
    public void Service_that_cannot_be_made_is_named()
    {
        ContainerResolutionException exception = Assert.ThrowsExactly<ContainerResolutionException>(() => _container.Resolve<IService>());

        Assert.AreEqual(typeof(IService), exception.ServiceType);
        Assert.Contains(nameof(IService), exception.Message);
        Assert.IsNotNull(exception.InnerException);
    }

    [TestMethod]
    public void Class_that_needs_itself_is_refused() =>
        Assert.ThrowsExactly<ContainerResolutionException>(() => _container.Resolve<Circular>());

    [TestMethod]
    public void Exception_of_a_constructor_is_kept()
    {
        ContainerResolutionException exception = Assert.ThrowsExactly<ContainerResolutionException>(() => _container.Resolve<Throwing>());

        Assert.Contains("The constructor's own fault.", exception.GetBaseException().Message);
    }
}
